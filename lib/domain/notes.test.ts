import fc from 'fast-check'
import { expect, test } from 'vitest'
import { composeNote, NOTE_KINDS, notePartsOf, splitNote } from '@/lib/domain/notes'

test('a note written in parts is stored as one text and comes apart again', () => {
  const body = composeNote('dap', ['Slept badly.', 'Held her time.', 'Same plan.'])
  expect(body).toBe('D: Slept badly.\nA: Held her time.\nP: Same plan.')
  expect(splitNote('dap', body)).toEqual(['Slept badly.', 'Held her time.', 'Same plan.'])
})

test('an untouched note is empty, whatever its template', () => {
  for (const kind of NOTE_KINDS) {
    expect(composeNote(kind, Array(Math.max(1, notePartsOf(kind).length)).fill('')), kind).toBe('')
  }
})

test('a text that was not written in parts stays whole', () => {
  expect(splitNote('dap', 'She rang at nine.')).toBeNull()
  expect(splitNote('plain', 'D: is for Daniel')).toEqual(['D: is for Daniel'])
})

test('no word is lost between the parts and the text', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...NOTE_KINDS),
      fc.array(fc.string({ maxLength: 60 }), { minLength: 4, maxLength: 4 }),
      (kind, words) => {
        const count = Math.max(1, notePartsOf(kind).length)
        const texts = words.slice(0, count)
        const body = composeNote(kind, texts)
        const parts = splitNote(kind, body)
        fc.pre(texts.some((text) => text.trim() !== ''))
        return parts !== null && composeNote(kind, parts) === body
      },
    ),
  )
})
