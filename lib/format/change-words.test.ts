import { describe, expect, it } from 'vitest'
import { CHANGE_CODES } from '@/lib/domain/change'
import { NO_LABEL_REASONS, type SettingsUsed } from '@/lib/domain/comparison'
import {
  formatChange,
  formatChangeCaption,
  formatErrorClause,
  formatNoLabel,
  formatNoLabelClause,
  formatTrend,
} from '@/lib/format/change-words'

const assumed: SettingsUsed = {
  sd: 18,
  reliability: 0.8,
  confidence: 95,
  provenance: 'assumed',
  kind: null,
  n: null,
  source: 'Borrowed from other measures of codependency',
  threshold: 22.313,
}
const entered: SettingsUsed = {
  ...assumed,
  provenance: 'entered',
  confidence: 90,
  kind: 'retest',
  n: 40,
  source: 'Own records',
}
const cited: SettingsUsed = { ...assumed, provenance: 'cited', source: 'Doe 2031' }

function change(code: (typeof CHANGE_CODES)[number], points: number, settings: SettingsUsed = assumed) {
  return { code, points, settings, noLabel: null }
}

describe('a change in words', () => {
  it.each([
    [change('RELIABLE_IMPROVEMENT', -25), 'Lower than first, beyond assumed error (22.3)'],
    [change('RELIABLE_DETERIORATION', 25), 'Higher than first, beyond assumed error (22.3)'],
    [change('NO_RELIABLE_CHANGE', -5), 'Within assumed error'],
    [change('RELIABLE_IMPROVEMENT', -25, entered), 'Lower than first, beyond the error this practice entered (22.3)'],
    [change('NO_RELIABLE_CHANGE', -5, entered), 'Within the error this practice entered'],
    [change('RELIABLE_IMPROVEMENT', -25, cited), 'Lower than first, a reliable change (22.3)'],
    [change('NO_RELIABLE_CHANGE', -5, cited), 'No reliable change'],
    [
      { code: null, noLabel: 'CONTACT_CHANGED' as const, points: -30, settings: null },
      'No change label: contact changed',
    ],
    [{ code: null, noLabel: null, points: null, settings: null }, ''],
  ])('%j: %s', (given, words) => {
    expect(formatChange(given)).toBe(words)
  })

  const published: SettingsUsed = {
    ...{ sd: null, reliability: null, confidence: 95, provenance: 'cited', points: 4, threshold: 4, n: 261 },
    ...{ kind: 'smallest difference that matters clinically', source: 'Doe 2031' },
  }

  it.each([
    [change('RELIABLE_IMPROVEMENT', -4, published), 'Lower than first, at least the published 4.0 points'],
    [change('NO_RELIABLE_CHANGE', -3, published), 'Less than the published 4.0 points'],
    [
      change('RELIABLE_DETERIORATION', 5, { ...published, provenance: 'assumed' }),
      'Higher than first, at least the assumed 4.0 points',
    ],
  ])('%j: %s', (given, words) => {
    expect(formatChange(given)).toBe(words)
    expect(words).not.toMatch(/reliable|error/)
  })

  it('says of published points what they are, and that they are no error of measurement', () => {
    expect(formatChangeCaption(published)).toBe(
      '4.0 points are published as the smallest difference that matters clinically, for this questionnaire (Doe 2031, n = 261). They say nothing of error of measurement. Does not show what caused a change.',
    )
  })

  it('goes by the figures for lower and higher: more strengths reported is higher, and easier', () => {
    expect(formatChange(change('RELIABLE_IMPROVEMENT', 25))).toBe('Higher than first, beyond assumed error (22.3)')
  })

  it('says “reliable” only of numbers cited for this questionnaire, and never praises or blames', () => {
    for (const code of CHANGE_CODES) {
      for (const settings of [assumed, entered, cited]) {
        const given = change(code, -25, settings)
        const said = [formatChange(given), formatErrorClause(given)].join(' ')
        if (settings.provenance !== 'cited') expect(said).not.toMatch(/reliable/i)
        expect(said).not.toMatch(/improv|deterior|better|worse|significant|positive|abnormal|severe|_/i)
      }
    }
  })

  it('has words for every reason there is no label', () => {
    for (const reason of NO_LABEL_REASONS) {
      expect(formatNoLabel(reason)).toMatch(/^[A-Z][^_]+$/)
      expect(formatNoLabelClause(reason)).toMatch(/^no change label because [^_]+$/)
    }
  })
})

describe('the caption', () => {
  it('of assumed numbers is exactly the one of the assessment', () => {
    expect(formatChangeCaption(assumed)).toBe(
      'Change smaller than 22.3 points could be measurement error. Assumes SD 18 and reliability .80, which were not measured for this questionnaire. Does not show what caused a change.',
    )
  })

  it('says whose numbers they are otherwise', () => {
    expect(formatChangeCaption(entered)).toContain(
      'Uses SD 18 and reliability .80, entered by this practice (retest; n = 40; Own records), at 90 % confidence.',
    )
    expect(formatChangeCaption(cited)).toContain('published for this questionnaire (Doe 2031), at 95 % confidence.')
  })
})

describe('a trend in words', () => {
  it.each([
    [-1, 'falling throughout (Kendall −1.00)'],
    [-13 / 15, 'mostly falling (Kendall −0.87)'],
    [-0.2, 'no clear direction (Kendall −0.20)'],
    [0, 'no clear direction (Kendall 0.00)'],
    [0.6, 'mostly rising (Kendall +0.60)'],
    [1, 'rising throughout (Kendall +1.00)'],
  ])('%s: %s', (tauA, words) => {
    const said = formatTrend({ n: 6, concordant: 0, discordant: 0, S: 0, tauA })
    expect(said).toBe(`Trend over 6 scores: ${words}, a description only.`)
  })
})
