import 'server-only'
import { isId } from '@/lib/db/ids'
import type { PracticeTx } from '@/lib/db/practice-db'
import type { ChangeSettingRecord } from '@/lib/domain/change-settings'
import type { EpisodeSpan } from '@/lib/domain/episodes'
import { AppError } from '@/lib/domain/errors'

/** What every reading of a client's answers over time stands on. */
export type AnswerGround = {
  clientId: string
  timeZone: string
  episodes: EpisodeSpan[]
  /** All the practice ever set for judging change: each response is judged by what stood when it was recorded. */
  changeHistory: ChangeSettingRecord[]
}

export type AskedForm = { assignmentId: string; instrumentId: string; instrumentVersion: string }

/**
 * Locks a client for a change of what they answered, so that two such changes never cross. Locks go assignment, client,
 * overview, in that order, so that nobody waits in a ring.
 * @param asked the assignment that brings answers: it must have asked this very form of this client
 * @throws AppError NOT_FOUND for a foreign, missing or malformed id, or a form that was not asked
 */
export async function lockClientAnswers(tx: PracticeTx, clientId: string, asked?: AskedForm): Promise<AnswerGround> {
  if (!isId(clientId)) throw new AppError('NOT_FOUND')
  const [row] = await tx.db.$queryRaw<Row[]>`
    select c.id as "clientId", p.time_zone as "timeZone", (
      select coalesce(json_agg(json_build_object('id', e.id, 'startedOn', e.started_on, 'endedOn', e.ended_on)), '[]')
      from episode e where e.client_id = c.id) as episodes, (
      select coalesce(json_agg(json_build_object('instrumentId', s.instrument_id, 'scale', s.scale,
        'isWithdrawn', s.is_withdrawn, 'sd', s.sd, 'reliability', s.reliability, 'confidence', s.confidence,
        'kind', s.kind, 'n', s.n, 'source', s.source, 'isCited', s.is_cited, 'setAt', s.set_at) order by s.set_at, s.id), '[]')
      from change_setting s where s.practice_id = c.practice_id) as "changeHistory"
    from client c join practice p on p.id = c.practice_id
    where c.id = ${clientId}::uuid and (${asked?.assignmentId ?? null}::uuid is null or exists (
      select 1 from assignment a where a.client_id = c.id and a.id = ${asked?.assignmentId ?? null}::uuid
        and a.instrument_id = ${asked?.instrumentId ?? ''} and a.instrument_version = ${asked?.instrumentVersion ?? ''}))
    for no key update of c`
  if (!row) throw new AppError('NOT_FOUND')
  return { ...row, changeHistory: row.changeHistory.map((entry) => ({ ...entry, setAt: new Date(entry.setAt) })) }
}

/** JSON gives a moment as text. */
type Row = Omit<AnswerGround, 'changeHistory'> & {
  changeHistory: (Omit<ChangeSettingRecord, 'setAt'> & { setAt: string })[]
}
