import 'server-only'
import { isId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { type Sql, sql } from '@/lib/db/sql'
import {
  CALENDAR_PAGE_SIZE,
  type CalendarFilter,
  type CalendarView,
  type CalendarWay,
  type OpenForm,
} from '@/lib/domain/calendar'
import type { MessageKind, MessageReason, MessageState } from '@/lib/domain/delivery'
import type { ReminderSettings } from '@/lib/domain/reminders'
import { CONTACT_COLUMNS, type StoredContact } from '@/lib/domain/stored-contact'

/** One thing that went to a client, or did not: by which way, at whose word, without a word of what it said. */
export type CalendarRow = {
  id: string
  at: Date
  way: CalendarWay
  kind: MessageKind
  /** Of a message: what became of it, and the name and version of its text. */
  state: MessageState | null
  reason: MessageReason | null
  nextTryAt: Date | null
  settledAt: Date | null
  template: string | null
  templateVersion: string | null
  /** Why a schedule's day was let go. */
  outcome: 'still-open' | 'held' | 'passed' | null
  formId: string
  responseId: string | null
  checkInId: string | null
  /** Null where no member did it: whoever typed a short code is not known. */
  byName: string | null
  /** A schedule's day brought it, as that person had arranged. */
  isScheduled: boolean
}

export type Calendar = {
  rows: CalendarRow[]
  /** How many there are of each kind; `page` is the one really shown. */
  counts: Record<CalendarFilter, number>
  page: number
}

/**
 * A page of everything that went to a client, newest first. Read from what is recorded anyway: messages, forms asked in
 * the session or on paper, showings in the record, days of schedules. The caller audits 'message.listed'.
 */
export async function readCalendar(tx: MemberTx, clientId: string, view: CalendarView): Promise<Calendar> {
  if (!isId(clientId)) return { rows: [], counts: { all: 0, email: 0, 'in-person': 0, 'not-sent': 0 }, page: 1 }
  const things = thingsOf(clientId)
  const [counts] = await tx.db.$queryRaw<Calendar['counts'][]>(sql`
    with thing as (${things})
    select count(*)::int as "all", count(*) filter (where ${IS.email})::int as email,
      count(*) filter (where ${IS['in-person']})::int as "in-person",
      count(*) filter (where ${IS['not-sent']})::int as "not-sent" from thing`)
  if (!counts) throw new Error('a count answers one row')
  const page = Math.min(view.page, Math.max(1, Math.ceil(counts[view.filter] / CALENDAR_PAGE_SIZE)))
  const rows = await tx.db.$queryRaw<CalendarRow[]>(sql`
    with thing as (${things}),
    shown as (select * from thing where ${IS[view.filter]} order by at desc, id desc
      limit ${CALENDAR_PAGE_SIZE} offset ${(page - 1) * CALENDAR_PAGE_SIZE})
    select t.id, t.at, t.way, t.kind, t.state, t.reason, t.next_try_at as "nextTryAt", t.settled_at as "settledAt",
      t.template, t.template_version as "templateVersion", t.outcome, coalesce(a.instrument_id, s.instrument_id) as "formId",
      r.id as "responseId", k.id as "checkInId", b.name as "byName",
      (t.way = 'day' or exists (select 1 from schedule_occurrence o where o.client_id = a.client_id
        and o.assignment_id = a.id and o.recorded_at = t.at)) as "isScheduled"
    from shown t
    left join assignment a on a.id = t.assignment_id
    left join schedule s on s.id = t.schedule_id
    left join response r on r.assignment_id = t.assignment_id
    left join check_in k on k.assignment_id = t.assignment_id
    left join membership b on b.id = t.by_id
    order by t.at desc, t.id desc`)
  return { rows, counts, page }
}

const IS: Record<CalendarFilter, Sql> = {
  all: sql`true`,
  email: sql`way = 'email'`,
  'in-person': sql`(way not in ('email', 'day') or reason = 'BY_HAND')`,
  'not-sent': sql`(way = 'day' or state in ('held', 'failed', 'dropped'))`,
}

const NOT_A_MESSAGE = sql`null::text as state, null::text as reason, null::timestamptz as next_try_at,
  null::timestamptz as settled_at, null::text as template, null::text as template_version`

/**
 * Everything of one client, in one shape. What is left out would be said twice: a renewal that sent a message stands as
 * that message, and asking for a form on this device as its handing over.
 */
function thingsOf(clientId: string): Sql {
  return sql`
    select m.id::text as id, m.created_at as at, m.channel as way, m.kind, m.assignment_id, null::uuid as schedule_id,
      m.created_by_id as by_id, m.state, m.reason, m.next_try_at, m.settled_at, m.template, m.template_version,
      null::text as outcome
    from message m where m.client_id = ${clientId}::uuid
    union all
    select a.id::text, a.created_at, case a.via when 'paper' then 'paper' else 'shown' end, 'form', a.id, null,
      a.created_by_id, ${NOT_A_MESSAGE}, null
    from assignment a where a.client_id = ${clientId}::uuid and (a.via in ('shown', 'paper')
      or (a.via = 'handover' and not exists (select 1 from audit_event h where h.client_id = a.client_id
        and h.action = 'assignment.handed-over' and h.subject_id = a.id)))
    union all
    select e.id::text, e.at, case e.action when 'link.shown' then 'shown' when 'assignment.renewed' then 'renewed'
        when 'link.shown-to-copy' then 'copied' when 'link.code-used' then 'code' else 'handed-over' end,
      'form', case e.subject_kind when 'link' then l.assignment_id else e.subject_id end, null,
      case e.actor_kind when 'member' then e.actor_id end, ${NOT_A_MESSAGE}, null
    from audit_event e left join link l on l.id = e.subject_id
    where e.client_id = ${clientId}::uuid and e.outcome = 'done' and (e.action in ('link.shown', 'link.shown-to-copy',
      'link.code-used', 'assignment.handed-over') or (e.action = 'assignment.renewed' and not exists (
        select 1 from message n where n.assignment_id = e.subject_id and n.created_at = e.at)))
    union all
    select o.schedule_id::text || o.on_day::text, (o.on_day + d.sends_at::time) at time zone p.time_zone, 'day', 'form',
      null, o.schedule_id, d.created_by_id, ${NOT_A_MESSAGE}, o.outcome
    from schedule_occurrence o
    join schedule d on d.client_id = o.client_id and d.id = o.schedule_id
    join practice p on p.id = o.practice_id
    where o.client_id = ${clientId}::uuid and o.assignment_id is null`
}

/** What decides about a client's next messages: forms that wait, safe contact, what the practice wants of reminders. */
export type AheadRows = { forms: OpenForm[]; contact: StoredContact | null; reminders: ReminderSettings }

/** What may still happen by itself to a client's open forms. */
export async function readAhead(tx: MemberTx, clientId: string): Promise<AheadRows> {
  const reminders = await tx.db.practice.findFirstOrThrow({
    select: { reminderCount: true, reminderAfterDays: true, reminderAt: true },
  })
  if (!isId(clientId)) return { forms: [], contact: null, reminders }
  const contact = await tx.db.safeContact.findFirst({ where: { clientId }, select: CONTACT_COLUMNS })
  const forms = await tx.db.$queryRaw<OpenForm[]>`
    select a.id as "assignmentId", a.instrument_id as "formId", a.expires_at as "expiresAt",
      a.locked_at is not null as "isLocked", coalesce(m.reminded, 0) as reminded,
      case when m.last_mailed_at = m.last_sent_at then m.last_sent_at end as "lastSentAt",
      coalesce(m.is_under_way, false) as "isUnderWay", m.next_try_at as "nextTryAt"
    from assignment a
    left join lateral (select count(*) filter (where kind = 'reminder')::int as reminded,
      max(settled_at) filter (where state = 'sent') as last_sent_at,
      max(settled_at) filter (where state = 'sent' and reason is null) as last_mailed_at,
      bool_or(state in ('queued', 'sending')) as is_under_way,
      max(next_try_at) filter (where state = 'queued') as next_try_at
      from message where assignment_id = a.id) m on true
    where a.client_id = ${clientId}::uuid and a.completed_at is null and a.revoked_at is null
      and a.expires_at > ${tx.now}
    order by a.expires_at, a.id`
  return { forms, contact, reminders }
}
