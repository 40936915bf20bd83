import { expect, it } from 'vitest'
import { explainNoReminder, sayNotAsked, sayNotReminded } from '@/lib/format/left-out-words'

it('why somebody is left out is said after one name and after several', () => {
  expect(sayNotReminded('REMINDERS_STOPPED', 1)).toBe('asked for none')
  expect(sayNotReminded('NO_OPEN_FORM', 1)).toBe('has no open form')
  expect(sayNotReminded('NO_OPEN_FORM', 2)).toBe('have no open form')
  expect(sayNotAsked('SESSION_ONLY', 3, 'cta-40')).toBe('are reached in session only')
})

it('a form that asks about many days names them; one about today says so', () => {
  expect(sayNotAsked('TOO_SOON', 1, 'cta-40')).toBe('was asked CTA-40 within the last 28 days')
  expect(sayNotAsked('TOO_SOON', 2, 'cta-10')).toBe('were asked CTA-10 within the last 7 days')
  expect(sayNotAsked('TOO_SOON', 2, 'check-in')).toMatch(/^were asked .* today$/)
})

it('beside a form it is one sentence', () => {
  expect(explainNoReminder('ENOUGH')).toBe('No reminder: they were reminded as often as may be.')
})
