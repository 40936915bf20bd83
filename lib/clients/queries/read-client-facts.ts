import 'server-only'
import type { PracticeTx } from '@/lib/db/practice-db'
import type { EpisodeSpan } from '@/lib/domain/episodes'
import { findEpisode } from '@/lib/domain/episodes'
import { currentInstruments } from '@/lib/domain/instruments/registry'
import type { ClientFacts, OverviewAssignment, OverviewCheckIn, OverviewResponse } from '@/lib/domain/overview-facts'
import type { ContactLevel } from '@/lib/domain/referents'

/**
 * Everything that decides what the caseload shows of these clients, in one statement however many they are.
 * Rows the transaction may not see are not in the answer.
 */
export async function readClientFacts(
  tx: PracticeTx,
  clientIds: readonly string[],
): Promise<(ClientFacts & { clientId: string })[]> {
  const scales = currentInstruments.flatMap((each) => [each.primaryScale, each.strengthScale ?? each.primaryScale])
  const rows = await tx.db.$queryRaw<Row[]>`
    select c.id as "clientId", p.time_zone as "timeZone", p.reading_promise_days as "readingPromiseWorkingDays",
      c.archived_at as "archivedAt", k.confirmed_on::text as "contactConfirmedOn", k.stopped_at as "messagesStoppedAt",
      (select min(s.opened_at) from safety_review s where s.client_id = c.id and s.closed_at is null)
        as "safetyReviewOpenedAt",
      (select min(f.raised_at) from flag f
        where f.client_id = c.id and f.code = 'PRIVATE_TALK' and f.resolved_at is null
          and not exists (select 1 from response r where r.id = f.source_id and r.voided_at is not null)
          and not exists (select 1 from check_in i where i.id = f.source_id and i.voided_at is not null))
        as "privateTalkAskedAt",
      (select coalesce(json_agg(json_build_object('id', e.id, 'startedOn', e.started_on, 'endedOn', e.ended_on)), '[]')
        from episode e where e.client_id = c.id) as episodes,
      (select coalesce(json_agg(json_build_object('id', a.id, 'formId', a.instrument_id, 'sentAt', a.created_at,
          'dueOn', a.due_on, 'openedAt', a.opened_at, 'answered', a.answered, 'of', a.item_count,
          'expiresAt', a.expires_at, 'revokedAt', a.revoked_at, 'completedAt', a.completed_at,
          'lockedAt', a.locked_at)), '[]')
        from assignment a where a.client_id = c.id) as assignments,
      (select coalesce(json_agg(json_build_object('id', i.id, 'completedAt', i.completed_at,
          'reviewedAt', i.reviewed_at)), '[]')
        from check_in i where i.client_id = c.id and i.voided_at is null) as "checkIns",
      (select coalesce(json_agg(json_build_object('id', r.id, 'instrumentId', r.instrument_id,
          'instrumentVersion', r.instrument_version, 'referentId', r.referent_id, 'contact', r.contact,
          'completedAt', r.completed_at, 'reviewedAt', r.reviewed_at, 'scales', (
            select coalesce(json_object_agg(s.scale, json_build_object('items', s.item_count, 'answered', s.answered,
              'keyedSum', s.keyed_sum, 'score', s.score, 'band', s.band)), '{}')
            from score s where s.client_id = r.client_id and s.response_id = r.id and s.scale = any(${scales})))), '[]')
        from response r where r.client_id = c.id and r.voided_at is null) as responses
    from client c
    join practice p on p.id = c.practice_id
    left join safe_contact k on k.practice_id = c.practice_id and k.client_id = c.id
    where c.id = any(${[...clientIds]}::uuid[])`
  return rows.map((row) => toFacts(tx.now, row))
}

type Row = {
  clientId: string
  timeZone: string
  readingPromiseWorkingDays: number
  archivedAt: Date | null
  contactConfirmedOn: string | null
  messagesStoppedAt: Date | null
  safetyReviewOpenedAt: Date | null
  privateTalkAskedAt: Date | null
  episodes: EpisodeSpan[]
  assignments: Written<Omit<OverviewAssignment, 'scheduledFor'>>[]
  checkIns: Written<Omit<OverviewCheckIn, 'isMarkedInError'>>[]
  responses: WrittenResponse[]
}

/** JSON has no moments: they come as texts. */
type Written<T> = { [K in keyof T]: T[K] extends Date ? string : T[K] extends Date | null ? string | null : T[K] }

type WrittenResponse = {
  id: string
  instrumentId: string
  instrumentVersion: string
  referentId: string | null
  contact: ContactLevel | null
  completedAt: string
  reviewedAt: string | null
  scales: Record<
    string,
    { items: number; answered: number; keyedSum: number; score: number | null; band: number | null }
  >
}

function toFacts(now: Date, row: Row): ClientFacts & { clientId: string } {
  return {
    ...row,
    now,
    assignments: row.assignments.map(toAssignment),
    checkIns: row.checkIns.map((each) => ({
      id: each.id,
      completedAt: new Date(each.completedAt),
      reviewedAt: toDate(each.reviewedAt),
      isMarkedInError: false,
    })),
    responses: row.responses.map((each) => toResponse(each, row)),
    pinLockedAt: null,
    nextScheduledOn: null,
  }
}

function toAssignment(row: Row['assignments'][number]): OverviewAssignment {
  return {
    ...row,
    scheduledFor: null,
    sentAt: new Date(row.sentAt),
    expiresAt: new Date(row.expiresAt),
    openedAt: toDate(row.openedAt),
    revokedAt: toDate(row.revokedAt),
    completedAt: toDate(row.completedAt),
    lockedAt: toDate(row.lockedAt),
  }
}

function toResponse(written: WrittenResponse, row: Row): OverviewResponse {
  const completedAt = new Date(written.completedAt)
  const scales = Object.entries(written.scales).map(([code, scale]) => {
    const missing = scale.items - scale.answered
    return [code, { ...scale, missing, maxMissing: 0, prorated: scale.score !== null && missing > 0 }] as const
  })
  return {
    ...written,
    completedAt,
    reviewedAt: toDate(written.reviewedAt),
    isMarkedInError: false,
    episodeId: findEpisode(row.episodes, completedAt, row.timeZone)?.id ?? null,
    scales: Object.fromEntries(scales),
  }
}

function toDate(text: string | null): Date | null {
  return text === null ? null : new Date(text)
}
