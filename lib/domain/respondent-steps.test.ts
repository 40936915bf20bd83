import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CONTACT,
  countReached,
  type Draft,
  findForm,
  findStep,
  findSubmitObstacle,
  isShown,
  listUnanswered,
  nextStep,
  PRIVATE,
  previousStep,
  REFERENT_KIND,
  type RespondentForm,
  resumeStep,
  type SavedField,
} from '@/lib/domain/respondent-steps'

const cta40 = getForm('cta-40', '0.1.0-draft')
const forms = [cta40, getForm('cta-10', '0.1.0-draft'), getForm('check-in', '1')]

describe.each(forms.map((form) => [form.id, form] as const))('%s', (_, form) => {
  test('walks from the intro to the review page through every question once, and back', () => {
    const there = []
    for (let step = findStep(form, 0); step; step = step.kind === 'review' ? null : nextStep(form, step))
      there.push(step)
    expect(there).toHaveLength(form.questions.length + 2)
    const back = []
    for (let step = there.at(-1) ?? null; step; step = step.number === 0 ? null : previousStep(form, step))
      back.push(step)
    expect(back.reverse()).toEqual(there)
  })

  test('asks about whom and contact first and for a private talk last', () => {
    const fields = form.questions.map((step) => step.field)
    expect(fields.slice(0, 2)).toEqual([REFERENT_KIND, CONTACT])
    expect(fields.at(-1)).toBe(PRIVATE)
    expect(new Set(fields).size).toBe(fields.length)
  })

  test('counts positions 1 to m without a gap', () => {
    const positions = form.questions.flatMap((step) => step.position ?? [])
    expect(positions).toEqual(Array.from({ length: form.questionCount }, (_, index) => index + 1))
  })

  test('has no step outside its numbers', () => {
    for (const number of [-1, 0.5, form.reviewNumber + 1, Number.NaN, 1e9]) expect(findStep(form, number)).toBeNull()
  })

  test('continues at the first question neither answered nor skipped, whatever was answered', () => {
    fc.assert(
      fc.property(fc.subarray(form.questions.map((step) => step.field)), fc.boolean(), (fields, isSkipped) => {
        const draft = draftOf(fields.map((field) => [field, isSkipped ? null : 1]))
        const missing = form.questions.filter((step) => !fields.includes(step.field))
        expect(listUnanswered(form, draft)).toEqual(missing)
        expect(resumeStep(form, draft)).toEqual(missing[0] ?? { kind: 'review', number: form.reviewNumber })
        expect(countReached(form, draft)).toBeLessThanOrEqual(form.questionCount)
      }),
    )
  })

  test('a change asked for on the review page returns to it', () => {
    for (const step of form.questions) {
      expect(nextStep(form, step, true).kind).toBe('review')
      expect(previousStep(form, step, true).kind).toBe('review')
    }
  })
})

test('CTA-40 asks its forty statements in the order of the instrument', () => {
  const asked = cta40.questions.filter((step) => step.position !== null).map((step) => step.field)
  expect(asked).toEqual(cta40.instrument?.order)
  expect(cta40.questionCount).toBe(40)
})

test('an unknown form or version has no steps', () => {
  expect(findForm('cta-40', '9')).toBeNull()
  expect(findForm('check-in', '9')).toBeNull()
  expect(findForm('__proto__', '1')).toBeNull()
})

describe('sending', () => {
  test('needs whom it is about and one thing said, and nothing else', () => {
    const about = [REFERENT_KIND, 'partner'] as const
    expect(findSubmitObstacle(cta40, draftOf([]))).toBe('nothing-answered')
    expect(findSubmitObstacle(cta40, draftOf([about]))).toBe('nothing-answered')
    expect(findSubmitObstacle(cta40, draftOf([['BND1', 2]]))).toBe('referent-missing')
    expect(findSubmitObstacle(cta40, draftOf([about, ['BND1', 2]]))).toBeNull()
    expect(findSubmitObstacle(cta40, draftOf([about, ['BND1', null]]))).toBeNull()
    expect(findSubmitObstacle(cta40, draftOf([about, [PRIVATE, true]]))).toBeNull()
    expect(findSubmitObstacle(cta40, draftOf([about, [PRIVATE, false]]))).toBe('nothing-answered')
  })
})

test('an answer of an earlier sitting is shown only to someone who gave the PIN', () => {
  const saved: SavedField = { value: 3, isSkipped: false, sessionId: 'before' }
  expect(isShown(saved, { sessionId: 'now', isPinPassed: false })).toBe(false)
  expect(isShown(saved, { sessionId: 'now', isPinPassed: true })).toBe(true)
  expect(isShown(saved, { sessionId: 'before', isPinPassed: false })).toBe(true)
})

function getForm(id: string, version: string): RespondentForm {
  const form = findForm(id, version)
  if (form === null) throw new Error(`no form ${id} ${version}`)
  return form
}

function draftOf(entries: readonly (readonly [string, number | string | boolean | null])[]): Draft {
  return new Map(
    entries.map(([field, value]) => [field, { value, isSkipped: value === null, sessionId: 'now' }] as const),
  )
}
