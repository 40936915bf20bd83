import 'server-only'
import { z } from 'zod'
import { isId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { type SessionSlot, sessionSlotFields } from '@/lib/domain/session-slot'
import { weekdayOf } from '@/lib/domain/wall-time'

export const setSessionSlotInput = z.object({ clientId: z.uuid(), ...sessionSlotFields })
export const clearSessionSlotInput = z.object({ clientId: z.uuid() })

/**
 * Says when a client comes, in place of what was said before.
 * @throws AppError NOT_FOUND for a foreign, missing or malformed client
 */
export async function setSessionSlot(
  tx: MemberTx,
  { clientId, startsOn, startsAt, everyWeeks }: { clientId: string } & SessionSlot,
): Promise<{ clientId: string }> {
  await requireClient(tx, clientId)
  const weekday = weekdayOf(startsOn)
  await tx.db.$executeRaw`
    insert into session_slot (client_id, weekday, starts_at, every_weeks, starts_on, updated_at)
    values (${clientId}::uuid, ${weekday}, ${startsAt}, ${everyWeeks}, ${startsOn}::date, ${tx.now})
    on conflict (practice_id, client_id) do update set weekday = excluded.weekday, starts_at = excluded.starts_at,
      every_weeks = excluded.every_weeks, starts_on = excluded.starts_on, updated_at = excluded.updated_at`
  await tx.audit({ action: 'session-slot.set', subject: { kind: 'client', id: clientId }, clientId })
  return { clientId }
}

/**
 * Takes a client's slot away: they are in nobody's Today until there is another.
 * @throws AppError NOT_FOUND
 */
export async function clearSessionSlot(
  tx: MemberTx,
  { clientId }: { clientId: string },
): Promise<{ clientId: string }> {
  await requireClient(tx, clientId)
  const { count } = await tx.db.sessionSlot.deleteMany({ where: { clientId } })
  if (count > 0) await tx.audit({ action: 'session-slot.cleared', subject: { kind: 'client', id: clientId }, clientId })
  return { clientId }
}

async function requireClient(tx: MemberTx, clientId: string): Promise<void> {
  const found = isId(clientId) ? await tx.db.client.count({ where: { id: clientId } }) : 0
  if (found === 0) throw new AppError('NOT_FOUND')
}
