import 'server-only'
import { isId } from '@/lib/db/ids'
import type { PracticeTx } from '@/lib/db/practice-db'
import type { EpisodeSpan } from '@/lib/domain/episodes'
import { AppError } from '@/lib/domain/errors'

/** What every reading of a client's answers over time stands on. */
export type AnswerGround = { clientId: string; timeZone: string; episodes: EpisodeSpan[] }

/**
 * Locks a client for a change of what they answered, so that two such changes never cross. Locks go assignment, client,
 * overview, in that order, so that nobody waits in a ring.
 * @throws AppError NOT_FOUND for a foreign, missing or malformed id
 */
export async function lockClientAnswers(tx: PracticeTx, clientId: string): Promise<AnswerGround> {
  if (!isId(clientId)) throw new AppError('NOT_FOUND')
  const [row] = await tx.db.$queryRaw<AnswerGround[]>`
    select c.id as "clientId", p.time_zone as "timeZone", (
      select coalesce(json_agg(json_build_object('id', e.id, 'startedOn', e.started_on, 'endedOn', e.ended_on)), '[]')
      from episode e where e.client_id = c.id) as episodes
    from client c join practice p on p.id = c.practice_id
    where c.id = ${clientId}::uuid for no key update of c`
  if (!row) throw new AppError('NOT_FOUND')
  return row
}
