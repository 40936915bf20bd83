import { expect, it } from 'vitest'
import { CODE_ALPHABET, readCode, showCode } from '@/lib/domain/short-code'

// Read across a room and typed on a phone.
it('no two signs look or sound alike, and each stands once', () => {
  expect(new Set(CODE_ALPHABET).size).toBe(CODE_ALPHABET.length)
  for (const sign of '01OILSB8Z') expect(CODE_ALPHABET).not.toContain(sign)
})

it.each(['K7QF2MXA', 'k7qf2mxa', ' K7QF 2MXA ', 'k7qf-2mxa'])('%j is read as one code', (typed) => {
  expect(readCode(typed)).toBe('K7QF2MXA')
})

it.each(['', 'K7QF2MX', 'K7QF2MXAA', 'K7QF2MX0', 'K7QF2MX%', 'ß'.repeat(8), '\0'.repeat(8)])('%j is none', (typed) => {
  expect(readCode(typed)).toBeNull()
})

it('what is shown is what is read', () => {
  expect(readCode(showCode('K7QF2MXA'))).toBe('K7QF2MXA')
})
