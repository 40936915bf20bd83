import 'server-only'
import { isId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { bodyOf } from '@/lib/notes/commands'

const SHOWN = {
  id: true,
  clientId: true,
  kind: true,
  heldOn: true,
  bodySealed: true,
  cites: true,
  version: true,
  createdAt: true,
  updatedAt: true,
  signedAt: true,
  authorId: true,
  author: { select: { name: true } },
  addenda: {
    orderBy: { createdAt: 'asc' },
    select: { id: true, bodySealed: true, createdAt: true, author: { select: { name: true } } },
  },
} as const

/** A note with its text and addenda opened. */
export type NoteRow = Awaited<ReturnType<typeof listNotes>>[number]

/** A client's notes, newest first. Reading them is in the record. */
export async function listNotes(tx: MemberTx, clientId: string, take = 200) {
  const rows = await tx.db.note.findMany({
    where: { clientId },
    orderBy: [{ heldOn: 'desc' }, { createdAt: 'desc' }],
    take,
    select: SHOWN,
  })
  return rows.map((row) => openNote(tx, row))
}

/** @throws AppError NOT_FOUND for a foreign, missing or malformed id */
export async function getNote(tx: MemberTx, noteId: string) {
  const row = isId(noteId) ? await tx.db.note.findFirst({ where: { id: noteId }, select: SHOWN }) : null
  if (!row) throw new AppError('NOT_FOUND')
  return openNote(tx, row)
}

type StoredNote = NonNullable<Awaited<ReturnType<typeof findStored>>>

function findStored(tx: MemberTx) {
  return tx.db.note.findFirst({ select: SHOWN })
}

function openNote(tx: MemberTx, { bodySealed, addenda, author, ...row }: StoredNote) {
  return {
    ...row,
    authorName: author.name,
    isOwn: row.authorId === tx.scope.membershipId,
    body: tx.open(bodyOf(row.id), bodySealed),
    addenda: addenda.map((addendum) => ({
      id: addendum.id,
      createdAt: addendum.createdAt,
      authorName: addendum.author.name,
      body: tx.open({ table: 'note_addendum', column: 'body', rowId: addendum.id }, addendum.bodySealed),
    })),
  }
}
