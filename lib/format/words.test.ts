import { describe, expect, it } from 'vitest'
import { ASSIGNMENT_STATES, type AssignmentState } from '@/lib/domain/assignment-state'
import { OVERVIEW_STATUSES, type OverviewStatus } from '@/lib/domain/overview-status'
import { CONTACT_LEVELS, REFERENT_KINDS } from '@/lib/domain/referents'
import { FLAGS } from '@/lib/domain/scoring'
import { explainAssignmentState, formatAssignmentState } from '@/lib/format/assignment-words'
import { formatBand, formatProrated } from '@/lib/format/bands'
import { formatCheckInAnswer, formatConcern } from '@/lib/format/check-in-words'
import { explainFlag, formatFlag } from '@/lib/format/flag-words'
import { formatLastChange, formatSpark, formatStatus } from '@/lib/format/overview-words'
import { formatContact, formatReferent } from '@/lib/format/referent-words'

const place = { locale: 'en-GB', timeZone: 'Europe/London' }
const today = '2026-11-20'
const at = (date: string) => new Date(`${date}T10:00:00Z`)

describe('bands', () => {
  it('restate the answer words, short and long', () => {
    expect([0, 1, 2, 3, 4].map((band) => formatBand(band, 'short'))).toEqual([
      'Almost never',
      'Rarely',
      'Sometimes',
      'Often',
      'Almost always',
    ])
    expect(formatBand(2)).toBe('Sometimes reported')
    expect([formatBand(null), formatBand(9)]).toEqual(['', ''])
  })

  it('stand beside what a prorated score is based on', () => {
    expect(formatProrated({ prorated: true, answered: 28, items: 30 })).toBe('based on 28 of 30 answers')
    expect(formatProrated({ prorated: false, answered: 30, items: 30 })).toBe('')
  })
})

describe('the states of an assignment', () => {
  const state = (code: AssignmentState['code'], answered = 0): AssignmentState => ({
    code,
    since: at('2026-11-19'),
    answered,
    of: 40,
    isOpen: true,
  })
  const dates = { sentAt: at('2026-11-18'), scheduledFor: at('2026-11-25') }

  it.each([
    [state('scheduled'), 'Planned for 25 Nov'],
    [state('not-opened'), 'Sent 18 Nov, not opened'],
    [state('opened'), 'Opened 19 Nov, not started'],
    [state('started', 12), 'Started, 12 of 40 answered'],
    [state('locked'), 'Locked 19 Nov: five wrong PINs'],
    [state('completed'), 'Completed 19 Nov'],
    [state('expired'), 'Expired 19 Nov'],
    [state('expired', 12), 'Expired 19 Nov, 12 of 40 answered'],
    [state('revoked'), 'Revoked 19 Nov'],
  ])('%j', (given, words) => {
    expect(explainAssignmentState(given, dates, place)).toBe(words)
  })

  it('each have a short word too', () => {
    const words = ASSIGNMENT_STATES.map((code) => formatAssignmentState(state(code, 3)))
    expect(new Set(words).size).toBe(ASSIGNMENT_STATES.length)
    expect(words.every((word) => /^[A-Z]/.test(word))).toBe(true)
  })
})

describe('what a row says', () => {
  const status = (code: OverviewStatus['code'], more: Partial<OverviewStatus> = {}): OverviewStatus => ({
    code,
    rank: 0,
    on: '2026-11-12',
    answered: null,
    of: null,
    missed: null,
    ...more,
  })

  it.each([
    [status('private-talk'), 'Asked to talk privately first, 12 Nov'],
    [status('safety-review'), 'Safety review open since 12 Nov'],
    [status('pin-locked'), 'PIN locked 12 Nov'],
    [status('unread-past-promise'), 'Unread since 12 Nov, past promise'],
    [status('check-in-unread'), 'Check-in unread since 12 Nov'],
    [status('overdue'), 'Overdue since 12 Nov'],
    [status('missed', { missed: 2 }), 'Missed twice, last link ran out 12 Nov'],
    [status('missed', { missed: 1 }), 'Missed once, last link ran out 12 Nov'],
    [status('missed', { missed: 3 }), 'Missed 3 times, last link ran out 12 Nov'],
    [status('started', { answered: 12, of: 40 }), 'Started, 12 of 40 answered'],
    [status('not-opened'), 'Sent 12 Nov, not opened'],
    [status('reviewed', { on: '2025-11-12' }), 'Reviewed 12 Nov 2025'],
    [status('no-form-yet', { on: null }), 'No form yet'],
  ])('%j', (given, words) => {
    expect(formatStatus(given, place, today)).toBe(words)
  })

  it('is said for every status there is', () => {
    for (const code of OVERVIEW_STATUSES) expect(formatStatus(status(code), place, today)).toMatch(/^[A-Z][^_]+$/)
  })

  const last = {
    responseId: 'r',
    instrumentId: 'cta-40',
    instrumentVersion: '1',
    completedAt: at(today),
    score: 25,
    band: 1,
    prorated: false,
    answered: 30,
    of: 30,
  }
  const change = {
    firstId: 'f',
    firstCompletedAt: at(today),
    points: -5,
    strengthPoints: -5,
    code: null,
    noLabel: 'CONTACT_CHANGED' as const,
    warnings: [],
    settings: null,
    bothFell: true,
  }

  it('says the change, that it is the first, or why there is none', () => {
    expect(formatLastChange(last, null)).toBe('First score')
    expect(formatLastChange({ ...last, score: null, answered: 23 }, null)).toBe('Not computable: 7 of 30 skipped')
    expect(formatLastChange(last, change)).toBe('No change label: contact changed. Both fell: ask about distance')
  })

  it('has the sparkline in words', () => {
    const point = (score: number) => ({ at: at(today), score, prorated: false })
    expect(formatSpark([])).toBe('No score yet')
    expect(formatSpark([point(62.5)])).toBe('One score, 62.5')
    expect(formatSpark([point(50.8), point(30), point(25)])).toBe('3 scores, from 50.8 to 25.0')
  })
})

describe('check-ins', () => {
  it('tell a skip from what was never reached, and both from zero', () => {
    expect(formatCheckInAnswer('mood', 0)).toBe('0 of 10')
    expect(formatCheckInAnswer('mood', null)).toBe('Skipped')
    expect(formatCheckInAnswer('mood', undefined)).toBe('Not reached')
    expect(formatCheckInAnswer('timeForSelf', false)).toBe('No')
    expect(formatCheckInAnswer('safety', 1)).toBe('Rarely')
    expect(formatCheckInAnswer('boundaryKinds', [])).toBe('None')
    expect(formatCheckInAnswer('boundaryKinds', ['physical', 'material'])).toBe('Physical, Material')
    expect(formatCheckInAnswer('goingWell', 'Tuned it.')).toBe('Tuned it.')
  })

  it('say a low or falling rating with its figures', () => {
    expect(formatConcern({ kind: 'low', measure: 'mood', value: 2 }, null, at(today), place)).toBe('Mood 2 of 10')
    expect(
      formatConcern({ kind: 'down', measure: 'respected', value: 3, previous: 7 }, at('2026-10-29'), at(today), place),
    ).toBe('Respected 7 → 3 since 29 October')
  })
})

describe('people and flags', () => {
  it('say about whom, and the hint where a clinician may see it', () => {
    expect(formatReferent({ kind: 'adult-child', hint: 'my eldest' })).toBe('Adult child (my eldest)')
    expect(formatReferent({ kind: 'ex-partner' })).toBe('Ex-partner')
    expect(formatReferent(null)).toBe('To be confirmed')
    expect(new Set(REFERENT_KINDS.map((kind) => formatReferent({ kind }))).size).toBe(REFERENT_KINDS.length)
    expect(CONTACT_LEVELS.map(formatContact)).toEqual(['Often', 'A little', 'Not at all'])
  })

  it('never name a person by a word that grades them', () => {
    for (const flag of FLAGS) {
      expect(`${formatFlag(flag)} ${explainFlag(flag)}`).not.toMatch(/positive|abnormal|severe|codepend|abus|victim|_/i)
    }
  })
})
