import 'server-only'
import { z } from 'zod'
import { newId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { NOTE_BODY_MAX, NOTE_KINDS, type NoteSave } from '@/lib/domain/notes'

/** Ids that a form names once, often or not at all. */
const idList = z.union([z.uuid().transform((id) => [id]), z.array(z.uuid()).max(20)]).default([])

export const startNoteInput = z.object({
  /** Chosen by the page, so that a save sent twice begins one note. */
  noteId: z.uuid(),
  clientId: z.uuid(),
  kind: z.enum(NOTE_KINDS).default('dap'),
  heldOn: z.iso.date('Choose a date'),
  cites: idList,
  body: z.string().max(NOTE_BODY_MAX, `At most ${NOTE_BODY_MAX} characters`).default(''),
})

export const saveNoteInput = z.object({
  noteId: z.uuid(),
  version: z.coerce.number().int().min(1),
  body: z.string().max(NOTE_BODY_MAX, `At most ${NOTE_BODY_MAX} characters`),
  kind: z.enum(NOTE_KINDS),
  heldOn: z.iso.date('Choose a date'),
  cites: idList,
})

export const noteVersionInput = z.object({ noteId: z.uuid(), version: z.coerce.number().int().min(1) })

export const addendumInput = z.object({
  noteId: z.uuid(),
  body: z.string().trim().min(1, 'Write the addendum first').max(NOTE_BODY_MAX, `At most ${NOTE_BODY_MAX} characters`),
})

/**
 * Begins a note as a draft of the acting clinician. The same id again finds the note it began.
 * @throws AppError NOT_FOUND when the client, or a note of that id, is not the clinician's to write
 */
export async function startNote(tx: MemberTx, input: z.infer<typeof startNoteInput>) {
  const client = await tx.db.client.findFirst({ where: { id: input.clientId }, select: { id: true } })
  if (!client) throw new AppError('NOT_FOUND')
  const begun = await tx.db.note.findFirst({
    where: { id: input.noteId },
    select: { authorId: true, clientId: true, version: true },
  })
  if (begun) return resumeNote(tx, input, begun)
  await requireCited(tx, input.clientId, input.cites)
  const id = input.noteId
  await tx.db.note.create({
    data: {
      id,
      clientId: client.id,
      authorId: tx.scope.membershipId,
      kind: input.kind,
      heldOn: new Date(input.heldOn),
      bodySealed: tx.seal(bodyOf(id), input.body),
      cites: input.cites,
      createdAt: tx.now,
      updatedAt: tx.now,
    },
    select: { id: true },
  })
  await tx.audit({ action: 'note.written', subject: { kind: 'note', id }, clientId: client.id })
  return { noteId: id, version: 1, clientId: client.id }
}

function resumeNote(
  tx: MemberTx,
  input: z.infer<typeof startNoteInput>,
  begun: { authorId: string; clientId: string; version: number },
) {
  if (begun.authorId !== tx.scope.membershipId || begun.clientId !== input.clientId) throw new AppError('NOT_FOUND')
  return { noteId: input.noteId, version: begun.version, clientId: begun.clientId }
}

/**
 * Saves a draft's text over the version the writer saw. A later version wins nothing: the loser gets the stored text
 * back beside its own.
 * @throws AppError NOT_FOUND (or not the author's), FORBIDDEN (signed)
 */
export async function saveNote(tx: MemberTx, input: z.infer<typeof saveNoteInput>): Promise<NoteSave> {
  const note = await lockOwnDraft(tx, input.noteId)
  if (note.version !== input.version) {
    return { outcome: 'overtaken', version: note.version, storedBody: tx.open(bodyOf(note.id), note.bodySealed) }
  }
  await requireCited(tx, note.clientId, input.cites)
  await tx.db.note.updateMany({
    where: { id: note.id },
    data: {
      kind: input.kind,
      heldOn: new Date(input.heldOn),
      cites: input.cites,
      bodySealed: tx.seal(bodyOf(note.id), input.body),
      version: note.version + 1,
      updatedAt: tx.now,
    },
  })
  await tx.audit({ action: 'note.edited', subject: { kind: 'note', id: note.id }, clientId: note.clientId })
  return { outcome: 'saved', version: note.version + 1, savedAt: tx.now }
}

/**
 * Signs and locks a note; later words become addenda.
 * @returns the results and check-ins it cites, which signing reviews
 * @throws AppError NOT_FOUND, FORBIDDEN (signed before), STALE (another version is stored), BAD_INPUT (empty)
 */
export async function signNote(tx: MemberTx, input: z.infer<typeof noteVersionInput>) {
  const note = await lockOwnDraft(tx, input.noteId)
  if (note.version !== input.version) throw new AppError('STALE')
  if (tx.open(bodyOf(note.id), note.bodySealed).trim() === '') {
    throw new AppError('BAD_INPUT', 'empty note', { body: ['Write something before signing'] })
  }
  await tx.db.note.updateMany({ where: { id: note.id }, data: { signedAt: tx.now } })
  await tx.audit({ action: 'note.signed', subject: { kind: 'note', id: note.id }, clientId: note.clientId })
  return { clientId: note.clientId, cites: note.cites }
}

/**
 * Adds words to a signed note, by any clinician of the practice.
 * @throws AppError NOT_FOUND, FORBIDDEN (not signed yet)
 */
export async function addAddendum(tx: MemberTx, input: z.infer<typeof addendumInput>) {
  const note = await tx.db.note.findFirst({
    where: { id: input.noteId },
    select: { id: true, clientId: true, signedAt: true },
  })
  if (!note) throw new AppError('NOT_FOUND')
  if (!note.signedAt) throw new AppError('FORBIDDEN', 'not signed')
  const id = newId(tx.now)
  await tx.db.noteAddendum.create({
    data: {
      id,
      noteId: note.id,
      clientId: note.clientId,
      authorId: tx.scope.membershipId,
      bodySealed: tx.seal({ table: 'note_addendum', column: 'body', rowId: id }, input.body),
      createdAt: tx.now,
    },
    select: { id: true },
  })
  await tx.audit({ action: 'note.addendum-written', subject: { kind: 'note', id: note.id }, clientId: note.clientId })
  return { clientId: note.clientId }
}

/**
 * Throws away a draft of one's own.
 * @throws AppError NOT_FOUND, FORBIDDEN (signed)
 */
export async function discardNote(tx: MemberTx, input: z.infer<typeof noteVersionInput>) {
  const note = await lockOwnDraft(tx, input.noteId)
  if (note.version !== input.version) throw new AppError('STALE')
  await tx.db.note.deleteMany({ where: { id: note.id } })
  await tx.audit({ action: 'note.discarded', subject: { kind: 'note', id: note.id }, clientId: note.clientId })
  return { clientId: note.clientId }
}

/** Where a note's text is sealed. */
export function bodyOf(noteId: string) {
  return { table: 'note', column: 'body', rowId: noteId }
}

type LockedNote = {
  id: string
  clientId: string
  authorId: string
  version: number
  signedAt: Date | null
  bodySealed: Uint8Array
  cites: string[]
}

async function lockOwnDraft(tx: MemberTx, id: string): Promise<LockedNote> {
  const [note] = await tx.db.$queryRaw<LockedNote[]>`
    select id, client_id as "clientId", author_id as "authorId", version, signed_at as "signedAt",
      body_sealed as "bodySealed", cites
    from note where id = ${id}::uuid for update`
  if (!note || note.authorId !== tx.scope.membershipId) throw new AppError('NOT_FOUND')
  if (note.signedAt) throw new AppError('FORBIDDEN', 'signed')
  return note
}

/** What a note cites must be this client's: a result or a check-in. */
async function requireCited(tx: MemberTx, clientId: string, cites: readonly string[]): Promise<void> {
  if (cites.length === 0) return
  const where = { clientId, id: { in: [...cites] } }
  const found = (await tx.db.response.count({ where })) + (await tx.db.checkIn.count({ where }))
  if (found !== new Set(cites).size) throw new AppError('NOT_FOUND', 'cited')
}
