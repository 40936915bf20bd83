import 'server-only'
import { draftPlace } from '@/lib/assignments/commands/save-draft'
import type { RespondentTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import type { Draft, DraftValue } from '@/lib/domain/respondent-steps'

/** What a respondent's page needs to know of its assignment, sitting, draft and practice. */
export type OwnAssignment = OwnFacts & {
  /** The sitting of the request's cookie; null on the way in by a link. */
  sitting: OwnSitting | null
  /** Everything saved so far, words opened. */
  draft: Draft
}

export type OwnSitting = {
  id: string
  lastSeenAt: Date
  pinPassedAt: Date | null
  endedAt: Date | null
  isHandedOver: boolean
}

/**
 * One statement, because every page of a respondent asks it; facts and draft are of one moment.
 * @throws AppError LINK_UNKNOWN when the assignment is gone
 */
export async function getOwnAssignment(tx: RespondentTx): Promise<OwnAssignment> {
  const { assignmentId, clientId, respondentSessionId } = tx.scope
  const [row] = await tx.db.$queryRaw<OwnRow[]>`
    select a.id, a.client_id as "clientId", a.instrument_id as "instrumentId", a.instrument_version as "instrumentVersion",
      a.language, a.via, a.is_pin_required as "isPinRequired", a.pin_tries as "pinTries", a.locked_at as "lockedAt",
      a.opened_at as "openedAt", a.answered, a.revision, a.submit_key as "submitKey", a.expires_at as "expiresAt",
      a.completed_at as "completedAt", a.revoked_at as "revokedAt", c.is_help_hidden as "isHelpHidden",
      p.time_zone as "timeZone", p.locale, p.country, p.reading_promise_days as "readingPromiseDays",
      p.quick_exit_url as "quickExitUrl", p.crisis_contacts as "crisisContacts", m.name as "readerName",
      (select count(*)::int from membership o where o.deactivated_at is null and o.id <> m.id) as "colleagueCount",
      s.id as "sittingId", s.last_seen_at as "lastSeenAt", s.pin_passed_at as "pinPassedAt", s.ended_at as "endedAt",
      coalesce(s.is_handed_over, false) as "isHandedOver",
      (select json_agg(json_build_object('field', d.field, 'value', d.value, 'sealed', encode(d.text_sealed, 'base64'),
          'isSkipped', d.is_skipped, 'sessionId', d.session_id))
        from draft_field d where d.practice_id = a.practice_id and d.assignment_id = a.id) as draft
    from assignment a
    join client c on c.practice_id = a.practice_id and c.id = a.client_id
    join practice p on p.id = a.practice_id
    join membership m on m.practice_id = c.practice_id and m.id = c.responsible_id
    left join respondent_session s on s.practice_id = a.practice_id and s.assignment_id = a.id
      and s.id = ${respondentSessionId}::uuid
    where a.id = ${assignmentId}::uuid and a.client_id = ${clientId}::uuid`
  if (!row) throw new AppError('LINK_UNKNOWN')
  const { sittingId, lastSeenAt, pinPassedAt, endedAt, isHandedOver, draft, ...facts } = row
  const sitting = sittingId && lastSeenAt ? { id: sittingId, lastSeenAt, pinPassedAt, endedAt, isHandedOver } : null
  return { ...facts, sitting, draft: openDraft(tx, row.id, draft ?? []) }
}

/**
 * When a clinician read the last answers this client gave, or null while they are unread: that earlier ones were read
 * would be no answer to "did anybody look?".
 */
export async function findLastReadAt(tx: RespondentTx): Promise<Date | null> {
  const { clientId } = tx.scope
  const [last] = await tx.db.$queryRaw<{ reviewedAt: Date | null }[]>`
    select reviewed_at as "reviewedAt" from (
      select completed_at, id, reviewed_at from response where client_id = ${clientId}::uuid and voided_at is null
      union all
      select completed_at, id, reviewed_at from check_in where client_id = ${clientId}::uuid and voided_at is null) given
    order by completed_at desc, id desc limit 1`
  return last?.reviewedAt ?? null
}

type OwnFacts = {
  id: string
  clientId: string
  instrumentId: string
  instrumentVersion: string
  language: string
  via: string
  isPinRequired: boolean
  pinTries: number
  lockedAt: Date | null
  openedAt: Date | null
  answered: number
  revision: number
  submitKey: string | null
  expiresAt: Date
  completedAt: Date | null
  revokedAt: Date | null
  isHelpHidden: boolean
  timeZone: string
  locale: string
  country: string
  readingPromiseDays: number
  quickExitUrl: string
  /** As stored; lib/domain/crisis-contacts reads it. Null: the defaults of the country. */
  crisisContacts: unknown
  /** The responsible clinician, and how many others of the practice can read. */
  readerName: string
  colleagueCount: number
}

type OwnRow = OwnFacts & {
  sittingId: string | null
  lastSeenAt: Date | null
  pinPassedAt: Date | null
  endedAt: Date | null
  isHandedOver: boolean
  draft: StoredField[] | null
}

type StoredField = { field: string; value: unknown; sealed: string | null; isSkipped: boolean; sessionId: string }

function openDraft(tx: RespondentTx, assignmentId: string, fields: readonly StoredField[]): Draft {
  return new Map(
    fields.map(({ field, value, sealed, isSkipped, sessionId }) => {
      const text = sealed === null ? null : tx.open(draftPlace(assignmentId, field), Buffer.from(sealed, 'base64'))
      return [field, { value: text ?? toDraftValue(value), isSkipped, sessionId }]
    }),
  )
}

function toDraftValue(stored: unknown): DraftValue | null {
  if (typeof stored === 'number' || typeof stored === 'boolean' || typeof stored === 'string') return stored
  return Array.isArray(stored) && stored.every((each) => typeof each === 'string') ? stored : null
}
