import 'server-only'
import type { PracticeTx } from '@/lib/db/practice-db'
import type { LiveDecision } from '@/lib/domain/attention'
import type { EpisodeSpan } from '@/lib/domain/episodes'
import { findEpisode } from '@/lib/domain/episodes'
import { currentInstruments } from '@/lib/domain/instruments/registry'
import type {
  ClientFacts,
  OverviewAssignment,
  OverviewCheckIn,
  OverviewResponse,
  OverviewSource,
} from '@/lib/domain/overview-facts'
import type { ContactLevel } from '@/lib/domain/referents'
import { type ContactChannel, type ContactChoice, decideSending } from '@/lib/domain/safe-contact'
import { nextDayAhead, type Recurrence } from '@/lib/domain/schedule'
import { readStoredChange } from '@/lib/domain/stored-change'
import { type LocalDate, localDateOf } from '@/lib/domain/wall-time'

/** The facts of a client, and what somebody set aside of the reasons they give. */
export type ReadFacts = ClientFacts & { clientId: string; decisions: LiveDecision[] }

/**
 * Everything that decides what the caseload and Home show of these clients, in one statement however many they are.
 * Rows the transaction may not see are not in the answer.
 */
export async function readClientFacts(tx: PracticeTx, clientIds: readonly string[]): Promise<ReadFacts[]> {
  const scales = currentInstruments.flatMap((each) => [each.primaryScale, each.strengthScale ?? each.primaryScale])
  const rows = await tx.db.$queryRaw<Row[]>`
    select c.id as "clientId", p.time_zone as "timeZone", p.reading_promise_days as "readingPromiseWorkingDays",
      c.archived_at as "archivedAt", k.confirmed_on::text as "contactConfirmedOn", k.choice as "contactChoice",
      k.channels as "contactChannels",
      k.stopped_at as "stoppedAt", k.stopped_by as "stoppedBy", k.stopped_what as "stoppedWhat",
      (select json_build_object('id', s.id, 'openedAt', s.opened_at, 'renewedAt', s.renewed_at, 'source',
          case when coalesce(r.id, i.id) is not null then json_build_object('kind', s.source_kind, 'id', s.source_id,
            'formId', coalesce(r.instrument_id, 'check-in'), 'completedAt', coalesce(r.completed_at, i.completed_at)) end)
        from safety_review s
        left join response r on r.practice_id = s.practice_id and r.id = s.source_id
        left join check_in i on i.practice_id = s.practice_id and i.id = s.source_id
        where s.client_id = c.id and s.closed_at is null
        order by s.opened_at limit 1) as "safetyReview",
      (select coalesce(json_agg(json_build_object('flagId', f.id, 'askedAt', f.raised_at, 'source', json_build_object(
            'kind', f.source_kind, 'id', f.source_id, 'formId', coalesce(r.instrument_id, 'check-in'),
            'completedAt', coalesce(r.completed_at, i.completed_at, f.raised_at))) order by f.raised_at, f.id), '[]')
        from flag f
        left join response r on r.practice_id = f.practice_id and r.id = f.source_id
        left join check_in i on i.practice_id = f.practice_id and i.id = f.source_id
        where f.client_id = c.id and f.code = 'PRIVATE_TALK' and f.resolved_at is null
          and r.voided_at is null and i.voided_at is null) as "privateTalks",
      (select coalesce(json_agg(json_build_object('key', d.key, 'kind', d.kind, 'untilOn', d.until_on)), '[]')
        from attention_decision d where d.client_id = c.id and d.undone_at is null) as decisions,
      (select coalesce(json_agg(json_build_object('id', e.id, 'startedOn', e.started_on, 'endedOn', e.ended_on)), '[]')
        from episode e where e.client_id = c.id) as episodes,
      (select coalesce(json_agg(json_build_object('id', a.id, 'formId', a.instrument_id, 'sentAt', a.created_at,
          'dueOn', a.due_on, 'openedAt', a.opened_at, 'answered', a.answered, 'of', a.item_count,
          'expiresAt', a.expires_at, 'revokedAt', a.revoked_at, 'completedAt', a.completed_at,
          'lockedAt', a.locked_at, 'scheduleId', (select o.schedule_id from schedule_occurrence o
            where o.practice_id = a.practice_id and o.client_id = a.client_id and o.assignment_id = a.id))), '[]')
        from assignment a where a.client_id = c.id) as assignments,
      (select coalesce(json_agg(json_build_object('id', s.id, 'isPaused', s.paused_at is not null, 'every', s.every, 'unit', s.unit, 'startsOn', s.starts_on,
          'times', s.times, 'handledUntil', s.handled_until)), '[]')
        from schedule s where s.client_id = c.id and s.ended_at is null) as schedules,
      (select coalesce(json_agg(json_build_object('id', i.id, 'completedAt', i.completed_at,
          'reviewedAt', i.reviewed_at, 'referentId', i.referent_id, 'contact', i.contact, 'mood', i.mood,
          'respected', i.respected)), '[]')
        from check_in i where i.client_id = c.id and i.voided_at is null) as "checkIns",
      (select coalesce(json_agg(json_build_object('id', r.id, 'instrumentId', r.instrument_id,
          'instrumentVersion', r.instrument_version, 'referentId', r.referent_id, 'contact', r.contact,
          'completedAt', r.completed_at, 'reviewedAt', r.reviewed_at, 'change', r.change, 'scales', (
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
  contactChoice: ContactChoice | null
  contactChannels: ContactChannel[] | null
  stoppedAt: Date | null
  stoppedBy: 'client' | 'practice' | null
  stoppedWhat: 'reminders' | 'all' | null
  safetyReview: {
    id: string
    openedAt: string
    renewedAt: string | null
    source: Written<OverviewSource> | null
  } | null
  privateTalks: { flagId: string; askedAt: string; source: Written<OverviewSource> }[]
  decisions: LiveDecision[]
  episodes: EpisodeSpan[]
  assignments: (Written<Omit<OverviewAssignment, 'scheduledFor' | 'isOfLiveSchedule'>> & {
    scheduleId: string | null
  })[]
  schedules: (Recurrence & { id: string; isPaused: boolean; handledUntil: LocalDate | null })[]
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
  change: unknown
  scales: Record<
    string,
    { items: number; answered: number; keyedSum: number; score: number | null; band: number | null }
  >
}

function toFacts(now: Date, row: Row): ReadFacts {
  const { clientId, timeZone, readingPromiseWorkingDays, archivedAt, contactConfirmedOn, contactChoice, decisions } =
    row
  const today = localDateOf(now, timeZone)
  const live = findLive(row, today)
  return {
    ...{ clientId, timeZone, readingPromiseWorkingDays, archivedAt, contactConfirmedOn, contactChoice, decisions, now },
    episode: findEpisode(row.episodes, now, timeZone),
    messagesStopped: row.stoppedAt && {
      at: row.stoppedAt,
      by: row.stoppedBy ?? 'practice',
      what: row.stoppedWhat ?? 'all',
    },
    safetyReview: row.safetyReview && {
      id: row.safetyReview.id,
      openedAt: new Date(row.safetyReview.openedAt),
      renewedAt: toDate(row.safetyReview.renewedAt),
      source: row.safetyReview.source && toSource(row.safetyReview.source),
    },
    privateTalks: row.privateTalks.map(({ flagId, askedAt, source }) => ({
      flagId,
      askedAt: new Date(askedAt),
      source: toSource(source),
    })),
    assignments: row.assignments.map((each) => toAssignment(each, live)),
    checkIns: row.checkIns.map((each) => ({
      ...each,
      completedAt: new Date(each.completedAt),
      reviewedAt: toDate(each.reviewedAt),
      isMarkedInError: false,
    })),
    responses: row.responses.map((each) => toResponse(each, row)),
    nextScheduledOn: findNextScheduled(row, today),
  }
}

/** The next day any of the client's schedules will ask on; none while nothing may be sent by itself. */
function findNextScheduled(row: Row, today: LocalDate): LocalDate | null {
  const { contactChoice, contactConfirmedOn, stoppedAt, stoppedBy, stoppedWhat } = row
  const contact =
    contactChoice && contactConfirmedOn
      ? {
          choice: contactChoice,
          channels: row.contactChannels ?? [],
          confirmedOn: contactConfirmedOn,
          stopped: stoppedAt && { by: stoppedBy ?? 'practice', what: stoppedWhat ?? 'all' },
        }
      : null
  if (!decideSending(contact, 'scheduled', today).isAllowed) return null
  const running = row.schedules.filter((each) => !each.isPaused)
  const days = running.map((each) => nextDayAhead(each, each.handledUntil, today))
  return days.filter((day) => day !== null).toSorted()[0] ?? null
}

/** Schedules that have days to come, those that rest too. */
function findLive({ schedules }: Row, today: LocalDate): ReadonlySet<string> {
  const live = schedules.filter((each) => nextDayAhead(each, each.handledUntil, today) !== null)
  return new Set(live.map((each) => each.id))
}

function toAssignment(
  { scheduleId, ...row }: Row['assignments'][number],
  live: ReadonlySet<string>,
): OverviewAssignment {
  return {
    ...row,
    isOfLiveSchedule: scheduleId !== null && live.has(scheduleId),
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
    change: readStoredChange(written.change),
    episodeId: findEpisode(row.episodes, completedAt, row.timeZone)?.id ?? null,
    scales: Object.fromEntries(scales),
  }
}

function toSource(written: Written<OverviewSource>): OverviewSource {
  return { ...written, completedAt: new Date(written.completedAt) }
}

function toDate(text: string | null): Date | null {
  return text === null ? null : new Date(text)
}
