export const NOTE_KINDS = ['dap', 'soap', 'birp', 'plain', 'contact', 'closing'] as const
export type NoteKind = (typeof NOTE_KINDS)[number]

export const NOTE_BODY_MAX = 20_000

/** What a save answers. Overtaken: another tab saved first, so both texts are there and nothing is overwritten. */
export type NoteSave =
  | { outcome: 'saved'; version: number; savedAt: Date }
  | { outcome: 'overtaken'; version: number; storedBody: string }

export type NotePart = { letter: string; name: string }

/** The parts of each template, in order; a kind without parts is one text. */
const PARTS: Record<NoteKind, readonly NotePart[]> = {
  dap: [
    { letter: 'D', name: 'Data' },
    { letter: 'A', name: 'Assessment' },
    { letter: 'P', name: 'Plan' },
  ],
  soap: [
    { letter: 'S', name: 'Subjective' },
    { letter: 'O', name: 'Objective' },
    { letter: 'A', name: 'Assessment' },
    { letter: 'P', name: 'Plan' },
  ],
  birp: [
    { letter: 'B', name: 'Behaviour' },
    { letter: 'I', name: 'Intervention' },
    { letter: 'R', name: 'Response' },
    { letter: 'P', name: 'Plan' },
  ],
  plain: [],
  contact: [],
  closing: [],
}

export function notePartsOf(kind: NoteKind): readonly NotePart[] {
  return PARTS[kind]
}

/** The one stored text of a note written in parts: each part behind its letter, one after another. */
export function composeNote(kind: NoteKind, texts: readonly string[]): string {
  const parts = PARTS[kind]
  if (parts.length === 0) return texts[0] ?? ''
  if (texts.every((text) => text.trim() === '')) return ''
  return parts.map((part, index) => `${part.letter}: ${texts[index] ?? ''}`).join('\n')
}

/** The parts of a stored text, or null when it was not written in this template's parts. */
export function splitNote(kind: NoteKind, body: string): string[] | null {
  const parts = PARTS[kind]
  if (parts.length === 0) return [body]
  if (body === '') return parts.map(() => '')
  const texts: string[] = []
  let rest = `\n${body}`
  for (const [index, part] of parts.entries()) {
    const opening = `\n${part.letter}: `
    if (!rest.startsWith(opening)) return null
    const next = parts[index + 1]
    const end = next ? rest.indexOf(`\n${next.letter}: `, opening.length) : rest.length
    if (end < 0) return null
    texts.push(rest.slice(opening.length, end))
    rest = rest.slice(end)
  }
  return texts
}
