import 'server-only'
import { isId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { type Sql, sql } from '@/lib/db/sql'
import { AppError } from '@/lib/domain/errors'

/** An assignment as the client's page shows it; its state in words is derived by lib/domain/assignment-state. */
export type AssignmentRow = {
  id: string
  clientId: string
  instrumentId: string
  instrumentVersion: string
  via: string
  createdAt: Date
  /** UTC midnight of the day it is due. */
  dueOn: Date | null
  expiresAt: Date
  isPinRequired: boolean
  pinTries: number
  lockedAt: Date | null
  openedAt: Date | null
  answered: number
  itemCount: number
  revision: number
  completedAt: Date | null
  revokedAt: Date | null
  createdBy: { name: string }
  response: { id: string } | null
  checkIn: { id: string } | null
}

/**
 * A client's assignments, newest first; `take` of them, in one statement.
 * @throws AppError NOT_FOUND for a malformed id
 */
export async function listAssignments(tx: MemberTx, clientId: string, take = 50): Promise<AssignmentRow[]> {
  if (!isId(clientId)) throw new AppError('NOT_FOUND')
  return findAssignments(tx, sql`a.client_id = ${clientId}::uuid`, take)
}

/** @throws AppError NOT_FOUND for a foreign, missing or malformed id */
export async function getAssignment(tx: MemberTx, assignmentId: string): Promise<AssignmentRow> {
  const [found] = isId(assignmentId) ? await findAssignments(tx, sql`a.id = ${assignmentId}::uuid`, 1) : []
  if (!found) throw new AppError('NOT_FOUND')
  return found
}

/** Whose answers came of it is read in the same statement: a row never costs another one. */
function findAssignments(tx: MemberTx, where: Sql, take: number): Promise<AssignmentRow[]> {
  return tx.db.$queryRaw<AssignmentRow[]>`
    select a.id, a.client_id as "clientId", a.instrument_id as "instrumentId",
      a.instrument_version as "instrumentVersion", a.via, a.created_at as "createdAt", a.due_on as "dueOn",
      a.expires_at as "expiresAt", a.is_pin_required as "isPinRequired", a.pin_tries as "pinTries",
      a.locked_at as "lockedAt", a.opened_at as "openedAt", a.answered, a.item_count as "itemCount", a.revision,
      a.completed_at as "completedAt", a.revoked_at as "revokedAt", json_build_object('name', m.name) as "createdBy",
      case when r.id is not null then json_build_object('id', r.id) end as response,
      case when i.id is not null then json_build_object('id', i.id) end as "checkIn"
    from assignment a
    join membership m on m.practice_id = a.practice_id and m.id = a.created_by_id
    left join response r on r.practice_id = a.practice_id and r.assignment_id = a.id
    left join check_in i on i.practice_id = a.practice_id and i.assignment_id = a.id
    where ${where}
    order by a.created_at desc, a.id desc limit ${take}`
}
