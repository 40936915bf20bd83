import 'server-only'
import { wordsOf } from '@/lib/check-ins/commands'
import { isId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { type Sql, sql } from '@/lib/db/sql'
import { AppError } from '@/lib/domain/errors'
import type { VoidKind } from '@/lib/domain/flags'
import type { ContactLevel, ReferentKind } from '@/lib/domain/referents'
import type { AnswerSource } from '@/lib/domain/submission'

/** A check-in as its clinician reads it, words opened; those marked in error come too, told by `voided`. */
export type CheckInRow = {
  id: string
  completedAt: Date
  referent: { id: string; kind: ReferentKind; hint: string | null } | null
  isReferentConfirmed: boolean
  /** What the client picked, shown while nobody has confirmed whom it means. */
  picked: { kind: ReferentKind; hint: string | null } | null
  contact: ContactLevel | null
  mood: number | null
  fulfilled: number | null
  respected: number | null
  goingWell: string | null
  needsImprovement: string | null
  boundary: string | null
  boundaryKinds: string[]
  timeForSelf: boolean | null
  connectionOutside: boolean | null
  bringToSession: string | null
  /** The safety statement's answer, 0 to 4; null when skipped. */
  safeToDisagree: number | null
  wantsPrivateTalk: boolean
  source: AnswerSource
  enteredByName: string | null
  reviewed: { at: Date; byName: string } | null
  voided: { at: Date; kind: VoidKind; reason: string; byName: string } | null
}

type Stored = Omit<CheckInRow, 'referent' | 'picked' | 'reviewed' | 'voided'> & {
  referentId: string | null
  referentKind: ReferentKind | null
  referentHint: Uint8Array | null
  pickedKind: ReferentKind | null
  pickedHint: Uint8Array | null
  goingWellSealed: Uint8Array | null
  needsSealed: Uint8Array | null
  boundarySealed: Uint8Array | null
  bringSealed: Uint8Array | null
  reviewedAt: Date | null
  reviewedByName: string | null
  voidedAt: Date | null
  voidKind: VoidKind | null
  voidedByName: string | null
  voidReasonSealed: Uint8Array | null
}

/**
 * A client's check-ins, newest first, in one query. The caller writes the reading into the record.
 * @throws AppError NOT_FOUND for a malformed id
 */
export async function listCheckIns(tx: MemberTx, clientId: string, take = 200): Promise<CheckInRow[]> {
  if (!isId(clientId)) throw new AppError('NOT_FOUND')
  return findCheckIns(tx, sql`i.client_id = ${clientId}::uuid`, take)
}

/**
 * One check-in of a client. The caller writes the reading into the record.
 * @throws AppError NOT_FOUND for a foreign, missing or malformed id, or one of another client
 */
export async function readCheckIn(tx: MemberTx, place: { clientId: string; checkInId: string }): Promise<CheckInRow> {
  if (!isId(place.clientId) || !isId(place.checkInId)) throw new AppError('NOT_FOUND')
  const { clientId, checkInId } = place
  const [row] = await findCheckIns(tx, sql`i.id = ${checkInId}::uuid and i.client_id = ${clientId}::uuid`, 1)
  if (!row) throw new AppError('NOT_FOUND')
  return row
}

/**
 * The check-ins a client sent before another of theirs, newest first, none marked in error.
 * @throws AppError NOT_FOUND for a malformed id
 */
export async function listEarlierCheckIns(
  tx: MemberTx,
  before: { clientId: string; completedAt: Date },
  take: number,
): Promise<CheckInRow[]> {
  if (!isId(before.clientId)) throw new AppError('NOT_FOUND')
  const { clientId, completedAt } = before
  const which = sql`i.client_id = ${clientId}::uuid and i.completed_at < ${completedAt} and i.voided_at is null`
  return findCheckIns(tx, which, take)
}

async function findCheckIns(tx: MemberTx, which: Sql, take: number): Promise<CheckInRow[]> {
  const rows = await tx.db.$queryRaw<Stored[]>`
    select i.id, i.completed_at as "completedAt", i.referent_id as "referentId", f.kind as "referentKind",
      f.hint_sealed as "referentHint", i.is_referent_confirmed as "isReferentConfirmed", i.picked_kind as "pickedKind",
      i.picked_hint_sealed as "pickedHint", i.contact, i.mood, i.fulfilled, i.respected,
      i.going_well_sealed as "goingWellSealed", i.needs_sealed as "needsSealed", i.boundary_sealed as "boundarySealed",
      i.boundary_kinds as "boundaryKinds", i.time_for_self as "timeForSelf", i.connection_outside as "connectionOutside",
      i.bring_sealed as "bringSealed", i.safe_to_disagree as "safeToDisagree",
      i.wants_private_talk as "wantsPrivateTalk", i.source, e.name as "enteredByName",
      i.reviewed_at as "reviewedAt", v.name as "reviewedByName", i.voided_at as "voidedAt", i.void_kind as "voidKind",
      i.void_reason_sealed as "voidReasonSealed", x.name as "voidedByName"
    from check_in i
    left join referent f on f.practice_id = i.practice_id and f.id = i.referent_id
    left join membership e on e.practice_id = i.practice_id and e.id = i.entered_by_id
    left join membership v on v.practice_id = i.practice_id and v.id = i.reviewed_by_id
    left join membership x on x.practice_id = i.practice_id and x.id = i.voided_by_id
    where ${which}
    order by i.completed_at desc, i.id desc limit ${take}`
  return rows.map((row) => openCheckIn(tx, row))
}

function openCheckIn(tx: MemberTx, row: Stored): CheckInRow {
  const open = (column: Parameters<typeof wordsOf>[1], sealed: Uint8Array | null) =>
    sealed ? tx.open(wordsOf(row.id, column), sealed) : null
  return {
    id: row.id,
    completedAt: row.completedAt,
    referent: openReferent(tx, row),
    isReferentConfirmed: row.isReferentConfirmed,
    picked: row.pickedKind ? { kind: row.pickedKind, hint: open('picked_hint', row.pickedHint) } : null,
    contact: row.contact,
    mood: row.mood,
    fulfilled: row.fulfilled,
    respected: row.respected,
    goingWell: open('going_well', row.goingWellSealed),
    needsImprovement: open('needs', row.needsSealed),
    boundary: open('boundary', row.boundarySealed),
    boundaryKinds: row.boundaryKinds,
    timeForSelf: row.timeForSelf,
    connectionOutside: row.connectionOutside,
    bringToSession: open('bring', row.bringSealed),
    safeToDisagree: row.safeToDisagree,
    wantsPrivateTalk: row.wantsPrivateTalk,
    source: row.source,
    enteredByName: row.enteredByName,
    reviewed: row.reviewedAt ? { at: row.reviewedAt, byName: row.reviewedByName ?? '' } : null,
    voided: row.voidedAt
      ? {
          at: row.voidedAt,
          kind: row.voidKind ?? 'entered-in-error',
          reason: open('void_reason', row.voidReasonSealed) ?? '',
          byName: row.voidedByName ?? '',
        }
      : null,
  }
}

function openReferent(tx: MemberTx, row: Stored): CheckInRow['referent'] {
  if (!row.referentId || !row.referentKind) return null
  const place = { table: 'referent', column: 'hint', rowId: row.referentId }
  return {
    id: row.referentId,
    kind: row.referentKind,
    hint: row.referentHint ? tx.open(place, row.referentHint) : null,
  }
}
