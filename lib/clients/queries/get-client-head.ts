import 'server-only'
import { refreshOverview } from '@/lib/clients/commands/refresh-overview'
import { contactPlace, readInstructions } from '@/lib/clients/contact-record'
import type { SharedContact } from '@/lib/clients/queries/find-shared-contact'
import { OVERVIEW_SHAPE, readOverview } from '@/lib/clients/stored-overview'
import { isId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import type { ClientOverview } from '@/lib/domain/overview'
import type { KnownReferent } from '@/lib/domain/referents'
import {
  type ConfirmState,
  type ContactChannel,
  type ContactChoice,
  type ContactFacts,
  confirmState,
} from '@/lib/domain/safe-contact'
import type { SessionSlot } from '@/lib/domain/session-slot'
import { type LocalDate, localDateOf } from '@/lib/domain/wall-time'

export type ClientContact = NonNullable<ContactFacts> & {
  times: string
  mayLeaveMessage: boolean
  confirmState: ConfirmState
  stoppedAt: Date | null
  hasEmail: boolean
  hasPhone: boolean
  /** What they asked to be called when reached, blank when nothing was agreed. */
  codeName: string
}

/** Who a client is, at the top of their page. */
export type ClientHead = {
  id: string
  name: string
  isCodeName: boolean
  pronouns: string
  /** Travels with the edit forms: a later write makes them stale. */
  version: number
  archivedAt: Date | null
  responsible: { id: string; name: string }
  episodeStartedOn: LocalDate | null
  contact: ClientContact | null
  /** isSet false: a PIN is asked, but none was agreed yet. */
  pin: { isOn: boolean; isSet: boolean; agreedAt: Date | null }
  sharedWith: SharedContact[]
  lastCheckIn: { completedAt: Date; mood: number | null; respected: number | null } | null
  overview: ClientOverview
  /** Active clinicians of the practice: all of them can open this page. */
  clinicianCount: number
  /** How often it was opened this calendar month, in the practice's zone; pages within ten minutes count as one visit. */
  openedThisMonth: number
  /** The people their answers are about, in the order they came up. */
  people: KnownReferent[]
  /** When they come; null when nothing was agreed. */
  slot: SessionSlot | null
  today: LocalDate
}

/**
 * Everything the top of a client's page says, in one statement. Opening is in the record: whoever shows this head has
 * nothing further to log for it.
 * @throws AppError NOT_FOUND for a foreign, missing or malformed id
 */
export async function getClientHead(tx: MemberTx, clientId: string): Promise<ClientHead> {
  if (!isId(clientId)) throw new AppError('NOT_FOUND')
  const [row] = await tx.db.$queryRaw<Row[]>`
    select c.id, c.name, c.is_code_name as "isCodeName", c.pronouns, c.version, c.archived_at as "archivedAt",
      c.responsible_id as "responsibleId", m.name as "responsibleName",
      c.is_pin_on as "isPinOn", c.pin_sealed is not null as "isPinSet", c.pin_agreed_at as "pinAgreedAt",
      p.time_zone as "timeZone", o.facts, o.stale_at as "staleAt", o.shape,
      k.choice, k.channels, k.times, k.may_leave_message as "mayLeaveMessage", k.confirmed_on::text as "confirmedOn",
      k.stopped_at as "stoppedAt", k.stopped_by as "stoppedBy", k.stopped_what as "stoppedWhat",
      k.no_reminders as "noReminders",
      k.email_sealed is not null as "hasEmail", k.phone_sealed is not null as "hasPhone",
      k.instructions_sealed as "instructionsSealed",
      (select max(e.started_on)::text from episode e where e.client_id = c.id) as "episodeStartedOn",
      (select json_build_object('completedAt', i.completed_at, 'mood', i.mood, 'respected', i.respected)
        from check_in i where i.client_id = c.id and i.voided_at is null
        order by i.completed_at desc, i.id desc limit 1) as "lastCheckIn",
      (select coalesce(json_agg(json_build_object('id', f.id, 'kind', f.kind,
          'hint', encode(f.hint_sealed, 'base64')) order by f.created_at, f.id), '[]')
        from referent f where f.client_id = c.id) as people,
      (select json_build_object('startsOn', z.starts_on, 'startsAt', z.starts_at, 'everyWeeks', z.every_weeks)
        from session_slot z where z.client_id = c.id) as slot,
      (select count(*)::int from membership a where a.deactivated_at is null) as "clinicianCount",
      (select count(distinct (v.actor_id, floor(extract(epoch from v.at) / 600)))::int from (
          select actor_id, at from audit_event where client_id = c.id and action = 'client.opened'
          union all select ${tx.scope.membershipId}::uuid, ${tx.now}::timestamptz) v
        where v.at >= date_trunc('month', ${tx.now}::timestamptz at time zone p.time_zone) at time zone p.time_zone)
        as "openedThisMonth",
      (select coalesce(json_agg(json_build_object('clientId', s.client_id, 'name', n.name,
          'isEmail', coalesce(s.email_hash = k.email_hash, false),
          'isPhone', coalesce(s.phone_hash = k.phone_hash, false)) order by s.client_id), '[]')
        from safe_contact s join client n on n.practice_id = s.practice_id and n.id = s.client_id
        where s.client_id <> c.id and (s.email_hash = k.email_hash or s.phone_hash = k.phone_hash)) as shared
    from client c
    join practice p on p.id = c.practice_id
    join membership m on m.practice_id = c.practice_id and m.id = c.responsible_id
    join client_overview o on o.practice_id = c.practice_id and o.client_id = c.id
    left join safe_contact k on k.practice_id = c.practice_id and k.client_id = c.id
    where c.id = ${clientId}::uuid`
  if (!row) throw new AppError('NOT_FOUND')
  await tx.audit({ action: 'client.opened', subject: { kind: 'client', id: row.id }, clientId: row.id })
  return toHead(tx, row)
}

type Row = {
  id: string
  name: string
  isCodeName: boolean
  pronouns: string
  version: number
  archivedAt: Date | null
  responsibleId: string
  responsibleName: string
  isPinOn: boolean
  isPinSet: boolean
  pinAgreedAt: Date | null
  timeZone: string
  facts: unknown
  staleAt: Date | null
  shape: number
  choice: string | null
  channels: string[] | null
  times: string | null
  mayLeaveMessage: boolean | null
  confirmedOn: string | null
  stoppedAt: Date | null
  stoppedBy: 'client' | 'practice' | null
  stoppedWhat: 'reminders' | 'all' | null
  noReminders: boolean | null
  hasEmail: boolean
  hasPhone: boolean
  instructionsSealed: Uint8Array | null
  episodeStartedOn: string | null
  lastCheckIn: { completedAt: string; mood: number | null; respected: number | null } | null
  people: KnownReferent[]
  slot: SessionSlot | null
  clinicianCount: number
  openedThisMonth: number
  shared: { clientId: string; name: string; isEmail: boolean; isPhone: boolean }[]
}

async function toHead(tx: MemberTx, row: Row): Promise<ClientHead> {
  const today = localDateOf(tx.now, row.timeZone)
  const { id, name, isCodeName, pronouns, version, archivedAt, lastCheckIn } = row
  return {
    ...{ id, name, isCodeName, pronouns, version, archivedAt, today },
    episodeStartedOn: row.episodeStartedOn,
    people: row.people.map((person) => openPerson(tx, person)),
    slot: row.slot,
    clinicianCount: row.clinicianCount,
    openedThisMonth: row.openedThisMonth,
    responsible: { id: row.responsibleId, name: row.responsibleName },
    contact: toContact(tx, row, today),
    pin: { isOn: row.isPinOn, isSet: row.isPinSet, agreedAt: row.pinAgreedAt },
    sharedWith: row.shared.map(({ isEmail, isPhone, ...other }) => ({
      ...other,
      by: [...(isEmail ? (['email'] as const) : []), ...(isPhone ? (['phone'] as const) : [])],
    })),
    lastCheckIn: lastCheckIn && { ...lastCheckIn, completedAt: new Date(lastCheckIn.completedAt) },
    overview: await readFresh(tx, row),
  }
}

/** The client's own word for a person comes sealed, in base64 within the client's row. */
function openPerson(tx: MemberTx, { id, kind, hint }: KnownReferent): KnownReferent {
  const place = { table: 'referent', column: 'hint', rowId: id }
  return { id, kind, hint: hint === null ? null : tx.open(place, Buffer.from(hint, 'base64')) }
}

/** The overview, rewritten first when a day or a link has run out since it was stored. */
async function readFresh(tx: MemberTx, row: Row): Promise<ClientOverview> {
  const stored = readOverview(row.facts)
  const isFresh = row.shape >= OVERVIEW_SHAPE && (row.staleAt === null || row.staleAt > tx.now)
  if (isFresh) return stored
  await refreshOverview(tx, row.id)
  const fresh = await tx.db.clientOverview.findFirst({ where: { clientId: row.id }, select: { facts: true } })
  return fresh ? readOverview(fresh.facts) : stored
}

function toContact(tx: MemberTx, row: Row, today: LocalDate): ClientContact | null {
  if (row.choice === null || row.confirmedOn === null) return null
  const { stoppedBy, stoppedWhat, instructionsSealed } = row
  const words = instructionsSealed ? tx.open(contactPlace(row.id, 'instructions'), instructionsSealed) : null
  return {
    choice: row.choice as ContactChoice,
    channels: (row.channels ?? []) as ContactChannel[],
    confirmedOn: row.confirmedOn,
    stopped: stoppedBy && stoppedWhat ? { by: stoppedBy, what: stoppedWhat } : null,
    noReminders: row.noReminders ?? false,
    times: row.times ?? '',
    mayLeaveMessage: row.mayLeaveMessage ?? false,
    confirmState: confirmState(row.confirmedOn, today),
    stoppedAt: row.stoppedAt,
    hasEmail: row.hasEmail,
    hasPhone: row.hasPhone,
    codeName: words ? readInstructions(words).codeName : '',
  }
}
