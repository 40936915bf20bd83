import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isStorable, plainLineSchema, plainTextSchema } from '@/lib/domain/plain-text'

const fault = (text: string) =>
  plainTextSchema(5)
    .safeParse(text)
    .error?.issues.map((issue) => issue.message)

describe('plain text', () => {
  it.each([
    ['12345', undefined],
    ['123456', ['TOO_LONG']],
    ['🙂🙂🙂🙂🙂', undefined],
    ['  123  ', undefined],
    ['a\u0000b', ['UNREADABLE']],
    ['a\u001bb', ['UNREADABLE']],
    ['a\ud83d', ['UNREADABLE']],
    ['a\tb\nc', undefined],
    ['שלום', undefined],
    ['x'.repeat(100_000), ['TOO_LONG']],
  ])('%j', (text, expected) => {
    expect(fault(text)).toEqual(expected)
  })

  it('has one kind of line end, and a line has none', () => {
    expect(plainTextSchema(20).parse('a\r\nb\rc\n')).toBe('a\nb\nc')
    expect(plainLineSchema(20).parse(' a\r\n b ')).toBe('a b')
  })

  it('that is taken can be written as UTF-8 and read back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 8 }), (text) => {
        fc.pre(isStorable(text))
        expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text)
        expect(text).not.toContain('\u0000')
      }),
    )
  })
})
