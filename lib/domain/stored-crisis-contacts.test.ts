import { expect, test } from 'vitest'
import { crisisContactsForm, crisisContactsOf, MAX_CRISIS_CONTACTS } from '@/lib/domain/stored-crisis-contacts'

test('a practice without a list of its own has its country’s', () => {
  expect(crisisContactsOf({ country: 'GB', crisisContacts: null })[0]).toMatchObject({ number: '999' })
  expect(crisisContactsForm.parse({ source: 'country', number: '1', note: '2' })).toBeNull()
})

test('its own list is kept line by line, without the lines left blank', () => {
  const form = { source: 'own', number: ['112', '', ' 116 123 '], note: ['Emergency', '', 'Listening line'] }
  const list = crisisContactsForm.parse(form)
  expect(list).toEqual([
    { kind: 'own', number: '112', note: 'Emergency' },
    { kind: 'own', number: '116 123', note: 'Listening line' },
  ])
  expect(crisisContactsOf({ country: 'GB', crisisContacts: JSON.parse(JSON.stringify(list)) })).toEqual(list)
})

test('one line comes as a text and not as a list', () => {
  expect(crisisContactsForm.parse({ source: 'own', number: '112', note: '' })).toEqual([
    { kind: 'own', number: '112', note: '' },
  ])
})

test.each([
  [{ source: 'own', number: '', note: '' }, 'at least one'],
  [{ source: 'own', number: ['', '112'], note: ['Words alone', 'Emergency'] }, 'number for each'],
  [{ source: 'own', number: Array(MAX_CRISIS_CONTACTS + 1).fill('112'), note: [] }, 'Keep to'],
  [{ source: 'own', number: 'x'.repeat(61), note: '' }, 'Shorten'],
])('%j is refused with what to do', (form, words) => {
  const parsed = crisisContactsForm.safeParse(form)
  expect(parsed.error?.issues.map((issue) => issue.message).join()).toContain(words)
  expect(parsed.error?.issues.every((issue) => issue.path[0] === 'number')).toBe(true)
})

// A list that cannot be read must not leave a person in a crisis without any number.
test.each([[[]], [[{ kind: 'own', number: '' }]], ['999'], [{}]])(
  '%j in the database means the country’s',
  (stored) => {
    expect(crisisContactsOf({ country: 'US', crisisContacts: stored })[0]).toMatchObject({ number: '911' })
  },
)
