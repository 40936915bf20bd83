import { expect, test } from 'vitest'
import { AppError } from '@/lib/domain/errors'
import { findAssignableForm } from '@/lib/domain/forms'
import { parsePaperForm } from '@/lib/domain/paper-form'
import { findForm } from '@/lib/domain/respondent-steps'
import { parseSubmission } from '@/lib/domain/submission'

const formOf = (id: string) => {
  const form = findForm(id, findAssignableForm(id)?.version ?? '')
  if (!form) throw new Error(id)
  return form
}

const about = { 'referent.kind': 'sibling', 'referent.hint': 'Signe', contact: 'often' }

test('a paper form typed in whole is what the same answers by link would be', () => {
  const form = formOf('cta-10')
  const items = form.questions.filter((step) => step.position !== null).map((step) => step.field)
  const posted = { ...about, ...Object.fromEntries(items.map((item, index) => [item, String(index % 5)])) }
  const fields = parsePaperForm(form, posted)
  const parsed = parseSubmission(form.id, form.version, fields)
  expect(parsed.referent).toEqual({ kind: 'sibling', hint: 'Signe' })
  expect(parsed.answers).toEqual(Object.fromEntries(items.map((item, index) => [item, index % 5])))
})

test('a statement neither answered nor marked as left blank is asked about, one marked so is a blank', () => {
  const form = formOf('cta-10')
  const items = form.questions.filter((step) => step.position !== null).map((step) => step.field)
  const [first = '', second = '', ...rest] = items
  const posted = { ...about, [second]: 'skip', ...Object.fromEntries(rest.map((item) => [item, '2'])) }
  expect(() => parsePaperForm(form, posted)).toThrow(AppError)
  try {
    parsePaperForm(form, posted)
  } catch (error) {
    expect(error instanceof AppError && Object.keys(error.fieldErrors)).toEqual([first])
  }
  expect(parsePaperForm(form, { ...posted, [first]: '0' })[second]).toBeNull()
})

test('answers outside the form are refused', () => {
  const form = formOf('cta-10')
  expect(() => parsePaperForm(form, { ...about, BND1: '7' })).toThrow(AppError)
})

test('a check-in from paper keeps its words', () => {
  const form = formOf('check-in')
  const fields = parsePaperForm(form, {
    ...about,
    mood: '7',
    fulfilled: 'skip',
    respected: '6',
    goingWell: 'She is coming to stay.',
    timeForSelf: 'yes',
    connectionOutside: 'no',
    safety: '2',
    boundaryKinds: ['physical'],
  })
  const parsed = parseSubmission(form.id, form.version, fields)
  expect(parsed.answers).toMatchObject({
    mood: 7,
    fulfilled: null,
    goingWell: 'She is coming to stay.',
    needsImprovement: null,
  })
})
