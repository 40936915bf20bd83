import { expect, test } from 'vitest'
import { describeCrisisContact, listDefaultCrisisContacts } from '@/lib/domain/crisis-contacts'
import { messagesFor } from '@/lib/domain/messages/catalogue'

const show = (country: string) =>
  listDefaultCrisisContacts(country).map((contact) => describeCrisisContact(contact, messagesFor('en')))

test('the numbers of the countries we know', () => {
  expect(show('US').map((line) => line.dial)).toEqual(['911', '988', '18007997233'])
  expect(show('GB').map((line) => line.title)).toEqual(['999', '0808 2000 247'])
  expect(show('uk')).toEqual(show('GB'))
})

test('elsewhere words and no number, since a wrong number is worse than none', () => {
  expect(show('DE')).toEqual([{ title: 'Your local emergency number', note: 'Emergency, any time', dial: null }])
})

test('a practice’s own line is dialled only when it is a number', () => {
  const messages = messagesFor('en')
  expect(describeCrisisContact({ kind: 'own', number: '+44 (0)20 7946 0000', note: 'Us' }, messages).dial).toBe(
    '+4402079460000',
  )
  expect(describeCrisisContact({ kind: 'own', number: 'javascript:alert(1)', note: 'Us' }, messages).dial).toBeNull()
})
