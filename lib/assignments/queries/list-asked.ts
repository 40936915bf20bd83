import 'server-only'
import type { MemberTx } from '@/lib/db/practice-db'

/** Where one form stands with a client who was asked anything before. */
export type AskedBefore = { isStillOpen: boolean; isLocked: boolean; lastAskedAt: Date | null }

/** Where a form stands with several clients, by client, in one statement; what was withdrawn was not asked. */
export async function listAsked(
  tx: MemberTx,
  query: { clientIds: readonly string[]; instrumentId: string },
): Promise<Map<string, AskedBefore>> {
  const rows = await tx.db.$queryRaw<(AskedBefore & { clientId: string })[]>`
    select a.client_id as "clientId",
      bool_or(a.instrument_id = ${query.instrumentId} and a.completed_at is null
        and a.expires_at > ${tx.now}) as "isStillOpen",
      bool_or(a.locked_at is not null and a.completed_at is null and a.expires_at > ${tx.now}) as "isLocked",
      max(greatest(a.created_at, a.completed_at))
        filter (where a.instrument_id = ${query.instrumentId}) as "lastAskedAt"
    from assignment a
    where a.client_id = any(${[...query.clientIds]}::uuid[]) and a.revoked_at is null
    group by a.client_id`
  return new Map(rows.map(({ clientId, ...asked }) => [clientId, asked]))
}
