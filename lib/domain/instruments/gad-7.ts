import { defineInstrument } from '@/lib/domain/instruments/define'
import { PHQ_NOTICE, PHQ_OPTIONS } from '@/lib/domain/instruments/phq-words'

/**
 * GAD-7: seven problems over the last two weeks, one sum from 0 to 21. Wording, answers and notice as published. The
 * paper says nothing of skipped items, so none may be missing.
 */
export const gad7 = defineInstrument({
  id: 'gad-7',
  version: '1',
  status: 'as published; a screening questionnaire, not a diagnosis',
  shortTitle: 'GAD-7',
  clinicianTitle: 'Generalised Anxiety Disorder 7-item scale (GAD-7)',
  clientTitle: { en: 'The last two weeks' },
  neutralTitle: { en: 'A short form' },
  licence: PHQ_NOTICE,
  source:
    'Spitzer RL, Kroenke K, Williams JBW, Löwe B. A brief measure for assessing generalized anxiety disorder: the GAD-7. Arch Intern Med 2006;166:1092–1097.',
  approxMinutes: 2,
  windowDays: 14,
  window: { en: 'the last 2 weeks' },
  stem: { en: 'Over the last 2 weeks, how often have you been bothered by the following problems?' },
  itemLead: { en: 'Over the last 2 weeks, how often have you been bothered by the following problems?' },
  notice: { en: PHQ_NOTICE },
  referent: 'none',
  options: PHQ_OPTIONS,
  rule: 'sum',
  bands: [
    { from: 0, label: 'Minimal anxiety', short: 'Minimal' },
    { from: 5, label: 'Mild anxiety', short: 'Mild' },
    { from: 10, label: 'Moderate anxiety', short: 'Moderate' },
    { from: 15, label: 'Severe anxiety', short: 'Severe' },
  ],
  bandsSource: 'Spitzer et al. 2006, Arch Intern Med 166:1092: cut points 5, 10 and 15',
  items: [
    { id: 'GAD1', isReversed: false },
    { id: 'GAD2', isReversed: false },
    { id: 'GAD3', isReversed: false },
    { id: 'GAD4', isReversed: false },
    { id: 'GAD5', isReversed: false },
    { id: 'GAD6', isReversed: false },
    { id: 'GAD7', isReversed: false },
  ],
  order: ['GAD1', 'GAD2', 'GAD3', 'GAD4', 'GAD5', 'GAD6', 'GAD7'],
  scales: [
    {
      code: 'SUM',
      name: 'GAD-7 score',
      kind: 'overall',
      items: ['GAD1', 'GAD2', 'GAD3', 'GAD4', 'GAD5', 'GAD6', 'GAD7'],
      maxMissing: 0,
      betterWhen: 'lower',
    },
  ],
  primaryScale: 'SUM',
  strengthScale: null,
  statements: {
    en: {
      GAD1: 'Feeling nervous, anxious or on edge',
      GAD2: 'Not being able to stop or control worrying',
      GAD3: 'Worrying too much about different things',
      GAD4: 'Trouble relaxing',
      GAD5: 'Being so restless that it is hard to sit still',
      GAD6: 'Becoming easily annoyed or irritable',
      GAD7: 'Feeling afraid as if something awful might happen',
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
      points: 4,
      confidence: 95,
      provenance: 'cited',
      kind: 'smallest difference that matters clinically',
      n: 261,
      source: 'Toussaint et al. 2020, J Affect Disord 265:395',
    },
  },
})
