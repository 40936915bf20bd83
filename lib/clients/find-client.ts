import 'server-only'
import { isId } from '@/lib/db/ids'
import type { MemberTx, PracticeTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { type LocalDate, localDateOf } from '@/lib/domain/wall-time'

export type LockedClient = {
  id: string
  name: string
  responsibleId: string
  isPinOn: boolean
  archivedAt: Date | null
  version: number
}

/**
 * A client about to be changed, its row locked until the transaction ends.
 * @param seenVersion the version the form was filled in against; another one means somebody wrote in between
 * @throws AppError NOT_FOUND for a foreign, missing or malformed id, STALE on another version
 */
export async function lockClient(tx: MemberTx, clientId: string, seenVersion?: number): Promise<LockedClient> {
  if (!isId(clientId)) throw new AppError('NOT_FOUND')
  const [row] = await tx.db.$queryRaw<LockedClient[]>`
    select id, name, responsible_id as "responsibleId", is_pin_on as "isPinOn", archived_at as "archivedAt", version
    from client where id = ${clientId}::uuid for update`
  if (!row) throw new AppError('NOT_FOUND')
  if (seenVersion !== undefined && row.version !== seenVersion) throw new AppError('STALE')
  return row
}

/**
 * Locks several clients in one order, so that two acts over the same ones never wait for each other in a ring.
 * @throws AppError NOT_FOUND when one of the ids is not a client here
 */
export async function lockClients(tx: MemberTx, clientIds: readonly string[]): Promise<void> {
  const ids = [...new Set(clientIds)]
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    select id from client where id = any(${ids}::uuid[]) order by id for update`
  if (rows.length < ids.length) throw new AppError('NOT_FOUND')
}

/** @throws AppError BAD_INPUT when nobody of the practice who is still active has this id */
export async function requireActiveMember(tx: MemberTx, membershipId: string): Promise<void> {
  const found = await tx.db.membership.count({ where: { id: membershipId, deactivatedAt: null } })
  if (found === 0) {
    throw new AppError('BAD_INPUT', 'not an active member', { responsibleId: ['Choose one of the clinicians'] })
  }
}

export type PracticeFacts = {
  timeZone: string
  locale: string
  isPinDefault: boolean
  readingPromiseDays: number
  today: LocalDate
}

/** What acts on a client need to know of the practice; `today` is the act's day on its wall. */
export async function readPracticeFacts(tx: PracticeTx): Promise<PracticeFacts> {
  const practice = await tx.db.practice.findFirst({
    where: { id: tx.scope.practiceId },
    select: { timeZone: true, locale: true, isPinDefault: true, readingPromiseDays: true },
  })
  if (!practice) throw new AppError('NOT_FOUND')
  return { ...practice, today: localDateOf(tx.now, practice.timeZone) }
}

/** A calendar day as the database keeps it. */
export function toDay(date: LocalDate): Date {
  return new Date(`${date}T00:00:00Z`)
}
