import 'server-only'
import { isId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { type Sql, sql } from '@/lib/db/sql'
import { AppError } from '@/lib/domain/errors'
import { bodyOf } from '@/lib/notes/commands'

/** A note with its text and addenda opened. */
export type NoteRow = {
  id: string
  clientId: string
  kind: string
  /** UTC midnight of the day it is about. */
  heldOn: Date
  body: string
  /** Ids of the results and check-ins it stands on. */
  cites: string[]
  version: number
  createdAt: Date
  updatedAt: Date
  signedAt: Date | null
  authorId: string
  authorName: string
  isOwn: boolean
  /** In the order they were written. */
  addenda: { id: string; createdAt: Date; authorName: string; body: string }[]
}

/**
 * A client's notes, newest first, addenda with them, in one statement. Reading them is in the record.
 * @throws AppError NOT_FOUND for a malformed id
 */
export async function listNotes(tx: MemberTx, clientId: string, take = 200): Promise<NoteRow[]> {
  if (!isId(clientId)) throw new AppError('NOT_FOUND')
  const rows = await findNotes(tx, sql`n.client_id = ${clientId}::uuid`, take)
  return rows.map((row) => openNote(tx, row))
}

/** @throws AppError NOT_FOUND for a foreign, missing or malformed id */
export async function getNote(tx: MemberTx, noteId: string): Promise<NoteRow> {
  const [row] = isId(noteId) ? await findNotes(tx, sql`n.id = ${noteId}::uuid`, 1) : []
  if (!row) throw new AppError('NOT_FOUND')
  return openNote(tx, row)
}

type StoredNote = Omit<NoteRow, 'body' | 'isOwn' | 'addenda'> & {
  bodySealed: Uint8Array
  /** Sealed texts in base64, since they come within the note's own row. */
  addenda: { id: string; createdAt: string; authorName: string; bodySealed: string }[]
}

function findNotes(tx: MemberTx, where: Sql, take: number): Promise<StoredNote[]> {
  return tx.db.$queryRaw<StoredNote[]>`
    select n.id, n.client_id as "clientId", n.kind, n.held_on as "heldOn", n.body_sealed as "bodySealed", n.cites,
      n.version, n.created_at as "createdAt", n.updated_at as "updatedAt", n.signed_at as "signedAt",
      n.author_id as "authorId", m.name as "authorName",
      (select coalesce(json_agg(json_build_object('id', d.id, 'createdAt', d.created_at, 'authorName', w.name,
          'bodySealed', encode(d.body_sealed, 'base64')) order by d.created_at, d.id), '[]')
        from note_addendum d join membership w on w.practice_id = d.practice_id and w.id = d.author_id
        where d.practice_id = n.practice_id and d.note_id = n.id) as addenda
    from note n join membership m on m.practice_id = n.practice_id and m.id = n.author_id
    where ${where}
    order by n.held_on desc, n.created_at desc, n.id desc limit ${take}`
}

function openNote(tx: MemberTx, { bodySealed, addenda, ...row }: StoredNote): NoteRow {
  return {
    ...row,
    isOwn: row.authorId === tx.scope.membershipId,
    body: tx.open(bodyOf(row.id), bodySealed),
    addenda: addenda.map((addendum) => ({
      id: addendum.id,
      createdAt: new Date(addendum.createdAt),
      authorName: addendum.authorName,
      body: tx.open(
        { table: 'note_addendum', column: 'body', rowId: addendum.id },
        Buffer.from(addendum.bodySealed, 'base64'),
      ),
    })),
  }
}
