import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create } from 'fontkit'

/** A cut of our two families. A PDF cannot carry a variable face, so these are the static ones. */
export type Cut = 'sans' | 'sans-bold' | 'serif' | 'serif-bold' | 'serif-italic'

/** A piece of text that one file can write, or, with `face` null, letters that none of ours holds. */
export type FacedText = { text: string; face: Face | null }

/** `id` names it inside a document; `bytes` are embedded there, only the letters used. */
export type Face = { id: string; bytes: Buffer; holds: (codePoint: number) => boolean }

const FILES: Record<Cut, { family: string; cut: string }> = {
  sans: { family: 'source-sans-3', cut: '400-normal' },
  'sans-bold': { family: 'source-sans-3', cut: '600-normal' },
  serif: { family: 'source-serif-4', cut: '400-normal' },
  'serif-bold': { family: 'source-serif-4', cut: '600-normal' },
  'serif-italic': { family: 'source-serif-4', cut: '400-italic' },
}

/** In the order in which a letter is looked for. */
const SCRIPTS = ['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese'] as const

const NO_FILE = new Set(['source-serif-4 greek-ext'])

/** Marks that steer text without being seen: written by nobody, missed by nobody. */
const UNSEEN = /\p{Cf}|\uFE0F/u

/**
 * Cuts text into pieces by the file that holds each letter. Accents written apart are joined first; unseen marks are
 * left out. What no file holds comes back with `face` null, one piece for each letter as a reader counts them.
 */
export function faceText(text: string, cut: Cut): FacedText[] {
  const pieces: FacedText[] = []
  for (const { segment } of graphemes.segment(text.normalize('NFC'))) {
    const seen = Array.from(segment).filter((letter) => !UNSEEN.test(letter))
    if (seen.length === 0) continue
    const face = findFace(cut, seen)
    const last = pieces.at(-1)
    if (face && last?.face === face) last.text += seen.join('')
    else pieces.push({ text: seen.join(''), face })
  }
  return pieces
}

/** Whether a text has letters that a PDF of ours cannot write. */
export function hasUnwritable(text: string): boolean {
  return faceText(text, 'sans').some((piece) => piece.face === null)
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

function findFace(cut: Cut, letters: readonly string[]): Face | null {
  for (const script of SCRIPTS) {
    const face = openFace(cut, script)
    if (face && letters.every((letter) => face.holds(letter.codePointAt(0) ?? 0))) return face
  }
  return null
}

const opened = new Map<string, Face>()

function openFace(cut: Cut, script: (typeof SCRIPTS)[number]): Face | null {
  const { family, cut: file } = FILES[cut]
  if (NO_FILE.has(`${family} ${script}`)) return null
  const id = `${family}-${script}-${file}`
  const known = opened.get(id)
  if (known) return known
  const bytes = readFileSync(
    join(/* turbopackIgnore: true */ process.cwd(), 'node_modules/@fontsource', family, 'files', `${id}.woff`),
  )
  const font = create(bytes)
  if (!('characterSet' in font)) throw new Error(`Not a single face: ${id}`)
  const letters = new Set(font.characterSet)
  const face = { id, bytes, holds: (codePoint: number) => letters.has(codePoint) }
  opened.set(id, face)
  return face
}
