import 'server-only'
import type { MemberTx } from '@/lib/db/practice-db'
import { sql } from '@/lib/db/sql'
import type { AnswerKind } from '@/lib/domain/flags'
import { getInstrument } from '@/lib/domain/instruments/registry'
import { isSessionOn, type SessionSlot } from '@/lib/domain/session-slot'
import { readStoredChange } from '@/lib/domain/stored-change'
import { describeToday, type TodayCheckIn, type TodayForm, type TodayLine, type TodayResult } from '@/lib/domain/today'
import type { LocalDate } from '@/lib/domain/wall-time'

/** A client who comes today, and the line about them. */
export type TodaySession = {
  clientId: string
  name: string
  responsibleId: string
  responsibleName: string
  /** HH:MM on the practice's wall. */
  startsAt: string
  line: TodayLine
  /** The limit they wrote they held, in the check-in the line is about; null when blank, or while a review is open. */
  boundary: string | null
  isSessionOnly: boolean
}

/** Whose clients, and which day; the weekday is that of the day, 1 Monday to 7 Sunday. */
export type TodayQuery = { on: LocalDate; weekday: number; membershipId: string | null }

/** More than anybody reads: a whole practice of many clinicians is asked for one clinician at a time. */
export const TODAY_MAX = 60

/**
 * The clients with a session on a day, in time order, archived ones aside: at most TODAY_MAX of `total`. Two statements,
 * however many they are. The caller writes into the record that the list was read.
 */
export async function listToday(tx: MemberTx, query: TodayQuery): Promise<{ sessions: TodaySession[]; total: number }> {
  const whose = query.membershipId === null ? sql`` : sql`and c.responsible_id = ${query.membershipId}::uuid`
  const slots = await tx.db.$queryRaw<(SessionSlot & { clientId: string })[]>`
    select s.client_id as "clientId", s.starts_on::text as "startsOn", s.starts_at as "startsAt",
      s.every_weeks as "everyWeeks"
    from session_slot s join client c on c.practice_id = s.practice_id and c.id = s.client_id
    where s.weekday = ${query.weekday} and c.archived_at is null ${whose}
    order by s.starts_at, c.name, c.id`
  const coming = slots.filter((slot) => isSessionOn(slot, query.on))
  const shown = coming.slice(0, TODAY_MAX)
  if (shown.length === 0) return { sessions: [], total: 0 }
  const rows = await readNews(
    tx,
    query.on,
    shown.map((slot) => slot.clientId),
  )
  const byId = new Map(rows.map((row) => [row.clientId, row]))
  const sessions = shown.flatMap((slot) => {
    const row = byId.get(slot.clientId)
    return row ? [toSession(tx, query.on, slot, row)] : []
  })
  return { sessions, total: coming.length }
}

type Row = {
  clientId: string
  name: string
  responsibleId: string
  responsibleName: string
  timeZone: string
  isSessionOnly: boolean
  safetyReviewOpenedAt: Date | null
  talkAnswerId: string | null
  lastNote: { on: LocalDate; authorId: string } | null
  forms: (Omit<TodayForm, 'sentAt' | 'openedAt'> & { sentAt: string; openedAt: string | null })[]
  results: WrittenResult[]
  checkIns: (Written<TodayCheckIn> & { boundary: string | null })[]
}

type Written<T extends { kind: AnswerKind; completedAt: Date; reviewedAt: Date | null }> = Omit<
  T,
  'kind' | 'completedAt' | 'reviewedAt'
> & { completedAt: string; reviewedAt: string | null }

type WrittenResult = Written<Omit<TodayResult, 'score' | 'strength' | 'change'>> & {
  scores: Record<string, number | null>
  change: unknown
}

/** A session never needs more than the latest few; what is unread and older still waits on Home itself. */
const ANSWERS_READ = 12

/** Notes that are written of a session; the others are of a call, or close the file. */
const SESSION_NOTES = ['dap', 'soap', 'birp', 'plain']

async function readNews(tx: MemberTx, on: LocalDate, clientIds: string[]): Promise<Row[]> {
  return tx.db.$queryRaw<Row[]>`
    select c.id as "clientId", c.name, c.responsible_id as "responsibleId", m.name as "responsibleName",
      p.time_zone as "timeZone", coalesce(k.choice, 'session') = 'session' or coalesce(k.stopped_what, '') = 'all'
        as "isSessionOnly",
      (select min(s.opened_at) from safety_review s where s.client_id = c.id and s.closed_at is null)
        as "safetyReviewOpenedAt",
      (select f.source_id from flag f where f.client_id = c.id and f.code = 'PRIVATE_TALK' and f.resolved_at is null
        order by f.raised_at desc limit 1) as "talkAnswerId",
      (select json_build_object('on', n.held_on, 'authorId', n.author_id) from note n
        where n.client_id = c.id and n.held_on < ${on}::date and n.kind = any(${SESSION_NOTES})
        order by n.held_on desc, n.id desc limit 1) as "lastNote",
      (select coalesce(json_agg(json_build_object('formId', a.instrument_id, 'sentAt', a.created_at, 'dueOn', a.due_on,
          'openedAt', a.opened_at, 'answered', a.answered, 'of', a.item_count)), '[]')
        from assignment a where a.client_id = c.id and a.completed_at is null and a.revoked_at is null
          and a.expires_at >= ${tx.now}) as forms,
      (select coalesce(json_agg(json_build_object('id', r.id, 'formId', r.instrument_id,
          'formVersion', r.instrument_version, 'completedAt', r.completed_at, 'reviewedAt', r.reviewed_at,
          'change', r.change, 'scores', (select coalesce(json_object_agg(s.scale, s.score), '{}') from score s
            where s.practice_id = r.practice_id and s.response_id = r.id))), '[]')
        from (select * from response where client_id = c.id and voided_at is null
          order by completed_at desc limit ${ANSWERS_READ}) r) as results,
      (select coalesce(json_agg(json_build_object('id', i.id, 'completedAt', i.completed_at,
          'reviewedAt', i.reviewed_at, 'mood', i.mood, 'respected', i.respected, 'referentId', i.referent_id,
          'boundary', encode(i.boundary_sealed, 'base64'))), '[]')
        from (select * from check_in where client_id = c.id and voided_at is null
          order by completed_at desc limit ${ANSWERS_READ}) i) as "checkIns"
    from client c
    join practice p on p.id = c.practice_id
    join membership m on m.practice_id = c.practice_id and m.id = c.responsible_id
    left join safe_contact k on k.practice_id = c.practice_id and k.client_id = c.id
    where c.id = any(${clientIds}::uuid[])`
}

function toSession(tx: MemberTx, on: LocalDate, slot: SessionSlot, row: Row): TodaySession {
  const isFolded = row.safetyReviewOpenedAt !== null
  const line = describeToday({
    on,
    slot,
    timeZone: row.timeZone,
    answers: [
      ...row.results.map((each) => toResult(each, isFolded)),
      ...row.checkIns.map(({ boundary: _, ...each }) => ({ kind: 'check-in' as const, ...each, ...momentsOf(each) })),
    ],
    talkAnswerId: row.talkAnswerId,
    safetyReviewOpenedAt: row.safetyReviewOpenedAt,
    lastNote: row.lastNote && { on: row.lastNote.on, isOwn: row.lastNote.authorId === tx.scope.membershipId },
    forms: row.forms.map((form) => ({
      ...form,
      sentAt: new Date(form.sentAt),
      openedAt: form.openedAt === null ? null : new Date(form.openedAt),
    })),
  })
  const sealed = row.checkIns.find((each) => each.id === line.answer?.id)?.boundary ?? null
  const { clientId, name, responsibleId, responsibleName, isSessionOnly } = row
  return {
    ...{ clientId, name, responsibleId, responsibleName, isSessionOnly },
    startsAt: slot.startsAt,
    line,
    boundary: sealed === null || isFolded || !line.answer ? null : openBoundary(tx, line.answer.id, sealed),
  }
}

function toResult({ scores, change, ...each }: WrittenResult, isFolded: boolean): TodayResult {
  const { primaryScale, strengthScale } = getInstrument(each.formId, each.formVersion)
  return {
    kind: 'response',
    ...each,
    ...momentsOf(each),
    score: isFolded ? null : (scores[primaryScale] ?? null),
    strength: isFolded || !strengthScale ? null : (scores[strengthScale] ?? null),
    change: isFolded ? null : readStoredChange(change),
  }
}

function openBoundary(tx: MemberTx, checkInId: string, sealed: string): string {
  return tx.open({ table: 'check_in', column: 'boundary', rowId: checkInId }, Buffer.from(sealed, 'base64'))
}

function momentsOf({ completedAt, reviewedAt }: { completedAt: string; reviewedAt: string | null }) {
  return { completedAt: new Date(completedAt), reviewedAt: reviewedAt === null ? null : new Date(reviewedAt) }
}
