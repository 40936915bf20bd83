import { expect, test } from 'vitest'
import { givenNameOf } from '@/lib/domain/given-name'

test.each([
  ['Ines Calder', 'Ines'],
  ['Dr. Ines Calder', 'Ines'],
  ['Prof Dr Ines Calder', 'Ines'],
  ['  Ines  ', 'Ines'],
  ['Dr', 'Dr'],
  ['', ''],
])('of “%s” a client reads “%s”', (name, given) => {
  expect(givenNameOf(name)).toBe(given)
})
