import 'server-only'
import { z } from 'zod'
import { isId, newId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { type EventKind, eventFields } from '@/lib/domain/client-event'
import { AppError } from '@/lib/domain/errors'
import { type LocalDate, localDateOf } from '@/lib/domain/wall-time'

export const addEventInput = z.object({ clientId: z.uuid(), ...eventFields })
export const changeEventInput = z.object({ eventId: z.uuid(), ...eventFields })
export const eventInput = z.object({ eventId: z.uuid() })

type EventFacts = { happenedOn: LocalDate; kind: EventKind; words: string | null }

/**
 * Marks something that happened on a client's time line.
 * @throws AppError NOT_FOUND for a foreign, missing or malformed client, BAD_INPUT for a day still to come
 */
export async function addEvent(
  tx: MemberTx,
  input: { clientId: string } & EventFacts,
): Promise<{ clientId: string; eventId: string }> {
  const { clientId } = input
  const client = isId(clientId)
    ? await tx.db.client.findFirst({
        where: { id: clientId },
        select: { id: true, practice: { select: { timeZone: true } } },
      })
    : null
  if (!client) throw new AppError('NOT_FOUND')
  requirePast(tx, input.happenedOn, client.practice.timeZone)
  const eventId = newId(tx.now)
  await tx.db.clientEvent.createMany({
    data: {
      id: eventId,
      clientId,
      ...toColumns(tx, eventId, input),
      createdAt: tx.now,
      createdById: tx.scope.membershipId,
    },
  })
  await tx.audit({ action: 'event.added', subject: { kind: 'event', id: eventId }, clientId })
  return { clientId, eventId }
}

/**
 * Changes what was marked, when or in which words.
 * @throws AppError NOT_FOUND (also once it was removed), BAD_INPUT for a day still to come
 */
export async function changeEvent(
  tx: MemberTx,
  input: { eventId: string } & EventFacts,
): Promise<{ clientId: string; eventId: string }> {
  const event = await findEvent(tx, input.eventId)
  if (event.removedAt) throw new AppError('NOT_FOUND')
  requirePast(tx, input.happenedOn, event.client.practice.timeZone)
  await tx.db.clientEvent.updateMany({ where: { id: event.id }, data: toColumns(tx, event.id, input) })
  return record(tx, 'event.changed', event)
}

/**
 * Takes an event off the time line. Its row stays, so that it can be put back.
 * @throws AppError NOT_FOUND
 */
export async function removeEvent(tx: MemberTx, input: { eventId: string }) {
  return setRemoved(tx, input.eventId, tx.now)
}

/**
 * Puts a removed event back as it was.
 * @throws AppError NOT_FOUND
 */
export async function restoreEvent(tx: MemberTx, input: { eventId: string }) {
  return setRemoved(tx, input.eventId, null)
}

/** Where an event's words are sealed. */
export function wordsOf(eventId: string) {
  return { table: 'client_event', column: 'words', rowId: eventId }
}

async function setRemoved(tx: MemberTx, eventId: string, removedAt: Date | null) {
  const event = await findEvent(tx, eventId)
  // Pressed twice, or in two tabs: it is as they want it already.
  if ((event.removedAt === null) === (removedAt === null)) return { clientId: event.clientId, eventId: event.id }
  await tx.db.clientEvent.updateMany({ where: { id: event.id }, data: { removedAt } })
  return record(tx, removedAt ? 'event.removed' : 'event.restored', event)
}

async function record(
  tx: MemberTx,
  action: 'event.changed' | 'event.removed' | 'event.restored',
  { id, clientId }: { id: string; clientId: string },
) {
  await tx.audit({ action, subject: { kind: 'event', id }, clientId })
  return { clientId, eventId: id }
}

async function findEvent(tx: MemberTx, eventId: string) {
  const event = isId(eventId)
    ? await tx.db.clientEvent.findFirst({
        where: { id: eventId },
        select: {
          id: true,
          clientId: true,
          removedAt: true,
          client: { select: { practice: { select: { timeZone: true } } } },
        },
      })
    : null
  if (!event) throw new AppError('NOT_FOUND')
  return event
}

function requirePast(tx: MemberTx, happenedOn: LocalDate, timeZone: string): void {
  if (happenedOn <= localDateOf(tx.now, timeZone)) return
  throw new AppError('BAD_INPUT', 'event to come', { happenedOn: ['Choose today or an earlier day'] })
}

function toColumns(tx: MemberTx, eventId: string, { happenedOn, kind, words }: EventFacts) {
  return {
    happenedOn: new Date(`${happenedOn}T00:00:00Z`),
    kind,
    wordsSealed: words === null ? null : tx.seal(wordsOf(eventId), words),
  }
}
