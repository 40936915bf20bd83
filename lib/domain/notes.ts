export const NOTE_KINDS = ['dap', 'plain', 'contact', 'closing'] as const
export type NoteKind = (typeof NOTE_KINDS)[number]

export const NOTE_BODY_MAX = 20_000

/** What an empty note of this kind begins with: data, assessment, plan for DAP, nothing for the others. */
export function noteTemplate(kind: NoteKind): string {
  return kind === 'dap' ? 'D: \nA: \nP: ' : ''
}

/** Whether nothing has been written into a note yet. */
export function isUntouched(kind: NoteKind, body: string): boolean {
  return body.trim() === '' || body.trim() === noteTemplate(kind).trim()
}
