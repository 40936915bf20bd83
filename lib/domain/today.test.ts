import { describe, expect, it } from 'vitest'
import { describeToday, type TodayCheckIn, type TodayFacts, type TodayForm, type TodayResult } from '@/lib/domain/today'
import { formatNextStep, formatToday, type TodayReader } from '@/lib/format/today-words'

const on = '2026-11-20'
const reader: TodayReader = {
  place: { locale: 'en-GB', timeZone: 'Europe/London' },
  today: on,
  boundary: null,
  isSessionOnly: false,
}
const facts: TodayFacts = {
  on,
  timeZone: 'Europe/London',
  slot: { startsOn: '2026-11-06', startsAt: '09:00', everyWeeks: 1 },
  answers: [],
  talkAnswerId: null,
  safetyReviewOpenedAt: null,
  lastNote: null,
  forms: [],
}
const newSlot = { ...facts.slot, startsOn: on }

function result(day: string, more: Partial<TodayResult> = {}): TodayResult {
  return {
    kind: 'response',
    id: `r${day}`,
    completedAt: new Date(`${day}T10:00:00Z`),
    reviewedAt: null,
    formId: 'cta-40',
    formVersion: '0.1.0-draft',
    score: 25,
    strength: 75,
    change: null,
    ...more,
  }
}

function checkIn(day: string, more: Partial<TodayCheckIn> = {}): TodayCheckIn {
  return {
    kind: 'check-in',
    id: `c${day}`,
    completedAt: new Date(`${day}T10:00:00Z`),
    reviewedAt: null,
    mood: 5,
    respected: 6,
    referentId: 'a',
    ...more,
  }
}

const read = { reviewedAt: new Date('2026-11-19T10:00:00Z') }
const form: TodayForm = {
  formId: 'cta-40',
  sentAt: new Date('2026-11-12T09:00:00Z'),
  dueOn: on,
  openedAt: null,
  answered: 0,
  of: 40,
}
const beyond = {
  withId: 'r1',
  withCompletedAt: new Date('2026-06-03T10:00:00Z'),
  scaleCode: 'TOTAL',
  points: -25.8,
  strengthPoints: 20,
  warnings: [],
  code: 'RELIABLE_IMPROVEMENT' as const,
  noLabel: null,
  rci: -2.3,
  settings: {
    sd: 18,
    reliability: 0.8,
    confidence: 95 as const,
    provenance: 'assumed' as const,
    kind: null,
    n: null,
    source: '',
    threshold: 22.313,
  },
  bothFell: false,
}

function say(given: Partial<TodayFacts>, more: Partial<TodayReader> = {}): string {
  const line = describeToday({ ...facts, ...given })
  const { fact, words } = formatToday(line, { ...reader, ...more })
  return [fact, words].filter(Boolean).join(words.startsWith(',') ? '' : ' ')
}

function stepOf(given: Partial<TodayFacts>): string {
  return formatNextStep(describeToday({ ...facts, ...given }).nextStep)
}

describe('the line of a session today', () => {
  it('tells a new form with its score, its change and that nobody has read it', () => {
    const answers = [result('2026-11-18', { change: beyond })]
    expect(say({ answers })).toBe(
      'New CTA-40, 18 November. Traits 25.0, lower than first, beyond assumed error (22.3); strengths 75.0. Not yet read.',
    )
    expect(stepOf({ answers })).toBe('Review and note')
  })

  it('tells a check-in with what it was before, and quotes a limit held', () => {
    const answers = [checkIn('2026-11-17', { mood: 1 }), checkIn('2026-11-03', { mood: 6, ...read })]
    expect(say({ answers }, { boundary: 'left the room.' })).toBe(
      'Check-in, 17 November. Mood 1 of 10, was 6. Limit held: “left the room”. Not yet read.',
    )
    expect(say({ answers }, { boundary: 'x'.repeat(81) })).toContain('Wrote of a limit held.')
    expect(stepOf({ answers })).toBe('Read check-in')
  })

  it('names respected only when it fell or is low, about the same person', () => {
    const before = checkIn('2026-11-03', { respected: 7, ...read })
    const fell = checkIn('2026-11-17', { respected: 3 })
    expect(say({ answers: [fell, before] })).toContain('Mood 5 of 10. Respected 3 of 10, was 7.')
    const other = { ...before, referentId: 'b' }
    expect(say({ answers: [fell, other] })).not.toContain('Respected')
  })

  it('puts the wish to talk alone before all else', () => {
    const answers = [result('2026-11-19'), checkIn('2026-11-18')]
    expect(say({ answers, talkAnswerId: 'c2026-11-18' })).toBe(
      'Asked to talk privately first, in the check-in of 18 November, unread. 1 more unread.',
    )
    expect(stepOf({ answers, talkAnswerId: 'c2026-11-18' })).toBe('Open')
  })

  it('puts unread before read and newest before older, and counts what else waits', () => {
    const answers = [checkIn('2026-11-19', read), result('2026-11-14'), checkIn('2026-10-01')]
    expect(say({ answers })).toMatch(/^New CTA-40, 14 November\. .* Not yet read\. 1 more unread\.$/)
    expect(say({ answers: [checkIn('2026-11-19', read)] })).toMatch(/^Check-in, 19 November\. .* Read\.$/)
  })

  it('says no score while a safety review is open', () => {
    const answers = [result('2026-11-18', { score: null, strength: null })]
    const words = say({ answers, safetyReviewOpenedAt: new Date('2026-11-14T10:00:00Z') })
    expect(words).toBe(
      'New CTA-40, 18 November. Safety review open since 14 November: consider speaking alone first. Not yet read.',
    )
  })

  it('counts from the note when there is one since the session before, from the session otherwise', () => {
    const answers = [checkIn('2026-11-10', read)]
    expect(say({ answers })).toBe('Nothing new since the session of 13 November.')
    const lastNote = { on: '2026-11-13', isOwn: true }
    expect(say({ answers, lastNote })).toBe('Nothing new since your note of 13 November.')
    expect(say({ answers, lastNote: { ...lastNote, isOwn: false } })).toContain('since the note of 13 November.')
    expect(say({ answers: [checkIn('2026-11-13', read)] })).toContain('Nothing new')
  })

  it.each([
    [form, 'CTA-40 is due today, not opened.'],
    [{ ...form, dueOn: '2026-11-15', answered: 17 }, 'CTA-40 overdue since 15 November, 17 of 40 answered.'],
    [{ ...form, dueOn: null, openedAt: form.sentAt }, 'CTA-40 sent 12 November, not started.'],
  ])('names the form that waits', (waiting, words) => {
    expect(say({ forms: [waiting] })).toBe(`Nothing new since the session of 13 November. ${words}`)
  })

  it('knows a first session by there being none before', () => {
    expect(say({ slot: newSlot })).toBe('First session. No form sent yet.')
    expect(say({ slot: newSlot }, { isSessionOnly: true })).toBe(
      'First session. No form sent yet; may be reached in session only.',
    )
    expect(stepOf({ slot: newSlot })).toBe('Show a form')
    expect(say({ slot: newSlot, forms: [{ ...form, dueOn: null }] })).toBe(
      'First session. CTA-40 sent 12 November, not opened.',
    )
    expect(say({ slot: newSlot, answers: [checkIn('2026-06-18', read)] })).toMatch(/^Check-in, 18 June\. Mood/)
    expect(say({ slot: newSlot, answers: [checkIn('2026-11-18')] })).toMatch(/^Check-in, 18 November\. First session\./)
  })

  it('says what cannot be scored, and leaves a blank rating out', () => {
    expect(say({ answers: [result('2026-11-18', { score: null })] })).toContain('Too many statements were skipped')
    expect(say({ answers: [checkIn('2026-11-18', { mood: null })] })).toBe('Check-in, 18 November. Not yet read.')
  })
})
