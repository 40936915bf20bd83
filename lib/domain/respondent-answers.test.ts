import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gatherSubmission, parseStepPost, type StepPost } from '@/lib/domain/respondent-answers'
import {
  type Draft,
  type DraftValue,
  findForm,
  PRIVATE,
  type QuestionStep,
  REFERENT_HINT,
  REFERENT_KIND,
  type RespondentForm,
  type SavedField,
} from '@/lib/domain/respondent-steps'

const cta40 = getForm('cta-40', '0.1.0-draft')
const checkIn = getForm('check-in', '1')
const now = { sessionId: 'now', isPinPassed: false }
const none: Draft = new Map()

const STATEMENT = stepOf(cta40, 'STR10')
const REFERENT = stepOf(cta40, REFERENT_KIND)
const TALK = stepOf(cta40, PRIVATE)
const WELL = stepOf(checkIn, 'goingWell')
const KINDS = stepOf(checkIn, 'boundaryKinds')
const MOOD = stepOf(checkIn, 'mood')
const SELF = stepOf(checkIn, 'timeForSelf')

describe('a statement', () => {
  test.each(['0', '1', '2', '3', '4'])('keeps the answer %s as given', (answer) => {
    expect(writes(parseStepPost(STATEMENT, { answer, go: 'next' }, none, now))).toEqual([
      { field: 'STR10', kind: 'value', value: Number(answer) },
    ])
  })

  test('keeps a skip apart from an answer and from nothing', () => {
    expect(writes(parseStepPost(STATEMENT, { answer: 'skip' }, none, now))).toEqual([
      { field: 'STR10', kind: 'skipped' },
    ])
    expect(parseStepPost(STATEMENT, { go: 'next' }, none, now)).toMatchObject({ ok: false, problem: 'choose-one' })
  })

  test.each(['5', '-1', '4.0', '1e0', ' 3', '', '\u0000', '٣', 'x'.repeat(100_000)])('refuses %j', (answer) => {
    expect(parseStepPost(STATEMENT, { answer }, none, now)).toMatchObject({ ok: false, problem: 'out-of-range' })
  })

  test('continuing without a choice keeps what was answered in an earlier sitting', () => {
    expect(parseStepPost(STATEMENT, {}, draftOf('STR10', 1, 'before'), now)).toEqual({
      ok: true,
      go: 'next',
      writes: [],
    })
  })

  test('Back saves a choice, and does not mind that there is none', () => {
    expect(parseStepPost(STATEMENT, { go: 'back' }, none, now)).toEqual({ ok: true, go: 'back', writes: [] })
    expect(writes(parseStepPost(STATEMENT, { go: 'back', answer: '2' }, none, now))).toHaveLength(1)
  })
})

describe('what our pages never send', () => {
  test.each<Record<string, string | string[]>>([
    { answer: '1', item: 'BND1' },
    { answer: ['1', '2'] },
    { answer: '1', hint: 'x' },
    { answer: '1', go: 'submit' },
    { constructor: '1' },
  ])('%j is refused', (fields) => {
    expect(parseStepPost(STATEMENT, fields, none, now)).toEqual({
      ok: false,
      problem: 'malformed',
    })
  })

  test('no fields at all throw, whatever they hold', () => {
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string({ unit: 'binary' })))
    const key = fc.oneof(fc.constantFrom('answer', 'go', 'hint'), fc.string())
    fc.assert(
      fc.property(
        fc.dictionary(key, value),
        fc.constantFrom(...cta40.questions, ...checkIn.questions),
        fc.boolean(),
        (fields, step, isSave) => {
          const post = parseStepPost(step, fields, none, now, isSave)
          if (post.ok) expect(post.writes.length).toBeLessThanOrEqual(2)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('about whom', () => {
  test('keeps the kind and a trimmed hint', () => {
    expect(writes(parseStepPost(REFERENT, { answer: 'partner', hint: '  D. ' }, none, now))).toEqual([
      { field: REFERENT_KIND, kind: 'value', value: 'partner' },
      { field: REFERENT_HINT, kind: 'text', text: 'D.' },
    ])
  })

  test('choosing another kind drops the old hint, which named someone else', () => {
    const post = parseStepPost(
      REFERENT,
      { answer: 'parent', hint: '' },
      draftOf(REFERENT_KIND, 'partner', 'before'),
      now,
    )
    expect(writes(post)).toContainEqual({ field: REFERENT_HINT, kind: 'skipped' })
  })

  test('takes 20 characters and no more, counted as people count', () => {
    expect(parseStepPost(REFERENT, { answer: 'friend', hint: '🌻'.repeat(20) }, none, now).ok).toBe(true)
    const long = parseStepPost(REFERENT, { answer: 'friend', hint: 'x'.repeat(21) }, none, now)
    expect(long).toMatchObject({ ok: false, problem: 'too-long', entered: { answers: ['friend'] } })
  })

  test('cannot be skipped: someone else is an answer', () => {
    expect(parseStepPost(REFERENT, { answer: 'skip' }, none, now)).toMatchObject({ ok: false, problem: 'out-of-range' })
    expect(parseStepPost(REFERENT, {}, none, now)).toMatchObject({ ok: false, problem: 'choose-one' })
  })
})

describe('a text', () => {
  test('is kept as typed, with line ends made alike', () => {
    expect(given(parseStepPost(WELL, { answer: 'a\r\nb 👩‍👩‍👧 שלום' }, none, now))).toBe('a\nb 👩‍👩‍👧 שלום')
  })

  test('blank is a skip; but what an earlier sitting wrote, and is not shown, stays', () => {
    expect(writes(parseStepPost(WELL, { answer: ' \n' }, none, now))[0]).toMatchObject({ kind: 'skipped' })
    expect(writes(parseStepPost(WELL, { answer: '' }, draftOf('goingWell', 'x', 'before'), now))).toEqual([])
    expect(
      writes(parseStepPost(WELL, { answer: '', go: 'skip' }, draftOf('goingWell', 'x', 'before'), now)),
    ).toHaveLength(1)
    expect(writes(parseStepPost(WELL, { answer: '' }, draftOf('goingWell', 'x', 'now'), now))[0]?.kind).toBe('skipped')
  })

  test('that is too long or cannot be stored comes back to be mended', () => {
    const long = 'x'.repeat(100_000)
    expect(parseStepPost(WELL, { answer: long }, none, now)).toMatchObject({
      problem: 'too-long',
      entered: { answers: [long] },
    })
    expect(parseStepPost(WELL, { answer: 'a\u0000b' }, none, now)).toMatchObject({ problem: 'unreadable' })
  })

  test('the word skip is a text like any other', () => {
    expect(given(parseStepPost(WELL, { answer: 'skip' }, none, now))).toBe('skip')
  })
})

describe('the check-in’s other questions', () => {
  test('kinds keep their order and refuse unknown ones', () => {
    expect(given(parseStepPost(KINDS, { answer: ['mental', 'physical'] }, none, now))).toEqual(['physical', 'mental'])
    expect(parseStepPost(KINDS, { answer: ['mental', 'other'] }, none, now)).toMatchObject({ problem: 'out-of-range' })
    expect(writes(parseStepPost(KINDS, {}, none, now))[0]?.kind).toBe('skipped')
  })

  test('ratings run from 0 to 10', () => {
    expect(given(parseStepPost(MOOD, { answer: '10' }, none, now))).toBe(10)
    expect(parseStepPost(MOOD, { answer: '11' }, none, now)).toMatchObject({ problem: 'out-of-range' })
  })

  test('yes and no', () => {
    expect(given(parseStepPost(SELF, { answer: 'no' }, none, now))).toBe(false)
    expect(parseStepPost(SELF, { answer: 'true' }, none, now)).toMatchObject({ problem: 'out-of-range' })
  })
})

describe('talk with me privately first', () => {
  test('is yes, or no when passed by; an earlier tick that is not shown stays', () => {
    expect(given(parseStepPost(TALK, { answer: 'yes' }, none, now))).toBe(true)
    expect(given(parseStepPost(TALK, {}, none, now))).toBe(false)
    expect(writes(parseStepPost(TALK, {}, draftOf(PRIVATE, true, 'before'), now))).toEqual([])
    expect(given(parseStepPost(TALK, {}, draftOf(PRIVATE, true, 'now'), now))).toBe(false)
  })
})

test('saving on selection never complains about what is missing', () => {
  for (const step of [...cta40.questions, ...checkIn.questions]) {
    expect(parseStepPost(step, {}, none, now, true)).toEqual({ ok: true, go: 'next', writes: [] })
  }
})

test('a submission keeps skipped apart from never reached and leaves foreign fields out', () => {
  const draft: Draft = new Map<string, SavedField>([
    [REFERENT_KIND, saved('partner')],
    [REFERENT_HINT, saved('D.')],
    ['contact', saved('little')],
    ['STR10', saved(1)],
    ['BND1', { value: null, isSkipped: true, sessionId: 'now' }],
    ['foreign', saved(4)],
    [PRIVATE, saved(true)],
  ])
  expect(gatherSubmission(cta40, draft)).toEqual({
    referent: { kind: 'partner', hint: 'D.' },
    contact: 'little',
    answers: { STR10: 1, BND1: null },
    wantsPrivateTalk: true,
  })
  expect(gatherSubmission(cta40, none)).toEqual({ referent: null, contact: null, answers: {}, wantsPrivateTalk: false })
})

function writes(post: StepPost) {
  return post.ok ? post.writes : []
}

function given(post: StepPost) {
  const [first] = writes(post)
  if (first?.kind === 'text') return first.text
  return first?.kind === 'value' ? first.value : null
}

function saved(value: DraftValue, sessionId = 'now') {
  return { value, isSkipped: false, sessionId }
}

function draftOf(field: string, value: DraftValue, sessionId: string): Draft {
  return new Map([[field, saved(value, sessionId)]])
}

function getForm(id: string, version: string): RespondentForm {
  const form = findForm(id, version)
  if (form === null) throw new Error(`no form ${id} ${version}`)
  return form
}

function stepOf(form: RespondentForm, field: string): QuestionStep {
  const step = form.questions.find((each) => each.field === field)
  if (step === undefined) throw new Error(`no step ${field}`)
  return step
}
