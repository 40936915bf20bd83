import { expect, test } from 'vitest'
import { emailField, personName, wordPasswordFault } from '@/lib/domain/account-fields'

test.each([
  ['  Ines@Heron.Example ', 'ines@heron.example'],
  ['a@b.co', 'a@b.co'],
])('the address %j is kept as %j', (typed, kept) => {
  expect(emailField.parse(typed)).toBe(kept)
})

test.each(['', 'ines', 'ines@', '@heron.example', `${'a'.repeat(250)}@b.co`, ['a@b.co', 'c@d.co'], undefined])(
  'the address %j is refused in words',
  (typed) => {
    const parsed = emailField.safeParse(typed)
    expect(parsed.success).toBe(false)
    expect(parsed.error?.issues[0]?.message).toMatch(/^(Enter|Shorten)/)
  },
)

test.each([
  ['short one', /at least 15/],
  ['passwordpassword', /tried first/],
  ['aaaaabbbbbccccc', /more different/],
  ['ines@heron.example', /mostly your name/],
  ['IneSCalder12345', /mostly your name/],
])('the password %j is refused', (password, words) => {
  expect(wordPasswordFault(password, ['ines@heron.example', 'Ines Calder', 'Heron House'])).toMatch(words)
})

// Somebody whose mailbox is called "info" may still use a long phrase with that word in it.
test('a phrase that only touches a name will do', () => {
  expect(wordPasswordFault('seven herons over the quay', ['info@heron.example', 'Ines', 'Heron House'])).toBeNull()
})

test('a name is needed, and may be in any script', () => {
  expect(personName.safeParse('   ').success).toBe(false)
  expect(personName.parse('  مريم   خالد 🌿 ')).toBe('مريم خالد 🌿')
})
