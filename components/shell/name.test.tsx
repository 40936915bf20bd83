import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { initialsOf, Name, shortenName } from '@/components/shell/name'

test.each([
  ['Maren Holt', 'M. H.'],
  ['Hanneke de Vries', 'H. V.'],
  ['Blue heron', 'B. h.'],
  ['Cher', 'C.'],
  ['👩‍👩‍👧 Smith', '👩‍👩‍👧. S.'],
  ['مريم خالد', 'م. خ.'],
  ['   ', 'Hidden'],
])('%s is shortened to %s', (name, short) => {
  expect(shortenName(name)).toBe(short)
})

test('the account button shows two capitals', () => {
  expect(initialsOf('Ines Calder')).toBe('IC')
})

test('a name carries what stands in its place while names are hidden', () => {
  expect(renderToStaticMarkup(<Name value="Maren Holt" />)).toBe(
    '<span class="nm" data-name="" data-initials="M. H."><span>Maren Holt</span></span>',
  )
})
