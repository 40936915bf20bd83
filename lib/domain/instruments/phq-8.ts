import { defineInstrument } from '@/lib/domain/instruments/define'
import { PHQ_NOTICE, PHQ_OPTIONS } from '@/lib/domain/instruments/phq-words'

/**
 * PHQ-8: eight problems over the last two weeks, one sum from 0 to 24. Wording, answers and notice as published. The
 * paper says nothing of skipped items, so none may be missing. The ninth item of PHQ-9 is not asked.
 */
export const phq8 = defineInstrument({
  id: 'phq-8',
  version: '1',
  status: 'as published; a screening questionnaire, not a diagnosis',
  shortTitle: 'PHQ-8',
  clinicianTitle: 'Patient Health Questionnaire, eight items (PHQ-8)',
  clientTitle: { en: 'The last two weeks' },
  neutralTitle: { en: 'A short form' },
  licence: PHQ_NOTICE,
  source:
    'Kroenke K, Strine TW, Spitzer RL, Williams JBW, Berry JT, Mokdad AH. The PHQ-8 as a measure of current depression in the general population. J Affect Disord 2009;114:163–173.',
  approxMinutes: 2,
  windowDays: 14,
  window: { en: 'the last 2 weeks' },
  stem: { en: 'Over the last 2 weeks, how often have you been bothered by any of the following problems?' },
  itemLead: { en: 'Over the last 2 weeks, how often have you been bothered by any of the following problems?' },
  notice: { en: PHQ_NOTICE },
  referent: 'none',
  options: PHQ_OPTIONS,
  rule: 'sum',
  bands: [
    { from: 0, label: 'No significant depressive symptoms', short: 'None' },
    { from: 5, label: 'Mild depressive symptoms', short: 'Mild' },
    { from: 10, label: 'Moderate depressive symptoms', short: 'Moderate' },
    { from: 15, label: 'Moderately severe depressive symptoms', short: 'Moderately severe' },
    { from: 20, label: 'Severe depressive symptoms', short: 'Severe' },
  ],
  bandsSource: 'Kroenke et al. 2009, J Affect Disord 114:163: 0–4, 5–9, 10–14, 15–19 and 20–24',
  items: [
    { id: 'PHQ1', isReversed: false },
    { id: 'PHQ2', isReversed: false },
    { id: 'PHQ3', isReversed: false },
    { id: 'PHQ4', isReversed: false },
    { id: 'PHQ5', isReversed: false },
    { id: 'PHQ6', isReversed: false },
    { id: 'PHQ7', isReversed: false },
    { id: 'PHQ8', isReversed: false },
  ],
  order: ['PHQ1', 'PHQ2', 'PHQ3', 'PHQ4', 'PHQ5', 'PHQ6', 'PHQ7', 'PHQ8'],
  scales: [
    {
      code: 'SUM',
      name: 'PHQ-8 score',
      kind: 'overall',
      items: ['PHQ1', 'PHQ2', 'PHQ3', 'PHQ4', 'PHQ5', 'PHQ6', 'PHQ7', 'PHQ8'],
      maxMissing: 0,
      betterWhen: 'lower',
    },
  ],
  primaryScale: 'SUM',
  strengthScale: null,
  statements: {
    en: {
      PHQ1: 'Little interest or pleasure in doing things',
      PHQ2: 'Feeling down, depressed, or hopeless',
      PHQ3: 'Trouble falling or staying asleep, or sleeping too much',
      PHQ4: 'Feeling tired or having little energy',
      PHQ5: 'Poor appetite or overeating',
      PHQ6: 'Feeling bad about yourself — or that you are a failure or have let yourself or your family down',
      PHQ7: 'Trouble concentrating on things, such as reading the newspaper or watching television',
      PHQ8: 'Moving or speaking so slowly that other people could have noticed. Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual',
    },
  },
  helpNotes: {},
  safety: null,
  uniformFrom: null,
  standsOut: null,
  changeDefaults: {
    SUM: {
      sd: null,
      reliability: null,
      points: 5,
      confidence: 95,
      provenance: 'assumed',
      kind: 'smallest difference that matters clinically',
      n: null,
      source: 'Löwe et al. 2004, Med Care 42:1194, measured for the nine-item form',
    },
  },
})
