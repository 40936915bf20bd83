import 'server-only'
import { z } from 'zod'
import { newId } from '@/lib/db/ids'
import type { MemberTx, PracticeTx } from '@/lib/db/practice-db'
import { CHECK_IN, type CheckInAnswers, flagCheckIn } from '@/lib/domain/check-in'
import { AppError } from '@/lib/domain/errors'
import { REASON_MAX, VOID_KINDS } from '@/lib/domain/flags'
import { optionalText } from '@/lib/domain/form-fields'
import type { ContactLevel, ReferentPick } from '@/lib/domain/referents'
import { type Reviewed, toEarlierReview } from '@/lib/domain/reviewed'
import type { Flag } from '@/lib/domain/scoring'
import type { AnswerSource } from '@/lib/domain/submission'

export type RecordCheckIn = {
  clientId: string
  assignmentId: string
  language: string
  answers: CheckInAnswers
  pick: ReferentPick | null
  referentId: string | null
  isReferentConfirmed: boolean
  contact: ContactLevel | null
  wantsPrivateTalk: boolean
  source: AnswerSource
  enteredById: string | null
  completedAt: Date
}

/**
 * Stores one check-in, the client's words sealed. A skipped and a never reached question are both blank: nothing here
 * is counted.
 * @throws AppError CONFLICT when the assignment has answers already
 */
export async function recordCheckIn(
  tx: PracticeTx,
  input: RecordCheckIn,
): Promise<{ checkInId: string; flags: Flag[] }> {
  const id = newId(tx.now)
  const { answers } = input
  const seal = (column: CheckInColumn, text: string | null | undefined) =>
    text ? tx.seal(wordsOf(id, column), text) : null
  await tx.db.checkIn.createMany({
    data: {
      id,
      clientId: input.clientId,
      assignmentId: input.assignmentId,
      formVersion: CHECK_IN.version,
      language: input.language,
      referentId: input.referentId,
      pickedKind: input.pick?.kind ?? null,
      pickedHintSealed: seal('picked_hint', input.pick?.hint),
      isReferentConfirmed: input.isReferentConfirmed,
      contact: input.contact,
      mood: answers.mood ?? null,
      fulfilled: answers.fulfilled ?? null,
      respected: answers.respected ?? null,
      goingWellSealed: seal('going_well', answers.goingWell),
      needsSealed: seal('needs', answers.needsImprovement),
      boundarySealed: seal('boundary', answers.boundary),
      boundaryKinds: answers.boundaryKinds ?? [],
      timeForSelf: answers.timeForSelf ?? null,
      connectionOutside: answers.connectionOutside ?? null,
      bringSealed: seal('bring', answers.bringToSession),
      safeToDisagree: answers.safety ?? null,
      wantsPrivateTalk: input.wantsPrivateTalk,
      source: input.source,
      enteredById: input.enteredById,
      completedAt: input.completedAt,
      recordedAt: tx.now,
    },
  })
  await tx.audit({
    action: input.source === 'paper' ? 'check-in.entered' : 'check-in.submitted',
    subject: { kind: 'check-in', id },
    clientId: input.clientId,
  })
  return { checkInId: id, flags: flagCheckIn(answers) }
}

export const checkInInput = z.object({ checkInId: z.uuid() })

/**
 * Marks a check-in as read, by the responsible clinician or a colleague who covers. Of two at once the first stands,
 * and the second is told who it was.
 * @throws AppError NOT_FOUND (also when it is marked in error)
 */
export async function reviewCheckIn(tx: MemberTx, input: z.infer<typeof checkInInput>): Promise<Reviewed> {
  const found = await tx.db.checkIn.findFirst({
    where: { id: input.checkInId, voidedAt: null },
    select: { clientId: true },
  })
  if (!found) throw new AppError('NOT_FOUND')
  const [cleared] = await reviewCheckIns(tx, { clientId: found.clientId, checkInIds: [input.checkInId] })
  if (cleared) return { clientId: found.clientId, earlier: null }
  const stands = await tx.db.checkIn.findFirst({
    where: { id: input.checkInId },
    select: { reviewedAt: true, reviewedBy: { select: { name: true } } },
  })
  return { clientId: found.clientId, earlier: toEarlierReview(stands) }
}

/**
 * Marks those of the check-ins as read which nobody has read; the rest stay as they are.
 * @returns the ids it cleared
 */
export async function reviewCheckIns(
  tx: MemberTx,
  input: { clientId: string; checkInIds: readonly string[] },
): Promise<string[]> {
  if (input.checkInIds.length === 0) return []
  const cleared = await tx.db.$queryRaw<{ id: string }[]>`
    update check_in i set reviewed_at = ${tx.now}, reviewed_by_id = ${tx.scope.membershipId}::uuid
    from client c
    where c.practice_id = i.practice_id and c.id = i.client_id and c.id = ${input.clientId}::uuid
      and i.id = any(${[...input.checkInIds]}::uuid[])
      and i.reviewed_at is null and i.voided_at is null
    returning i.id`
  for (const { id } of cleared) {
    await tx.audit({ action: 'check-in.reviewed', subject: { kind: 'check-in', id }, clientId: input.clientId })
  }
  return cleared.map(({ id }) => id)
}

export const voidCheckInInput = checkInInput.extend({
  kind: z.enum(VOID_KINDS, { error: 'Choose what happened' }),
  reason: optionalText(REASON_MAX).refine((text) => text !== '', { error: 'Say in a few words what happened' }),
})

/**
 * Marks a check-in as entered in error or for the wrong client: it leaves every count and queue and stays readable
 * behind a click. Safety review and overview are the caller's to settle.
 * @throws AppError NOT_FOUND, CONFLICT when it is marked already
 */
export async function voidCheckIn(
  tx: MemberTx,
  input: z.infer<typeof voidCheckInInput>,
): Promise<{ clientId: string }> {
  const found = await findCheckIn(tx, input.checkInId)
  if (found.voidedAt) throw new AppError('CONFLICT', 'marked already')
  await tx.db.checkIn.updateMany({
    where: { id: input.checkInId },
    data: {
      voidedAt: tx.now,
      voidedById: tx.scope.membershipId,
      voidKind: input.kind,
      voidReasonSealed: tx.seal(wordsOf(input.checkInId, 'void_reason'), input.reason),
    },
  })
  await auditMark(tx, 'check-in.voided', input.checkInId, found.clientId)
  return { clientId: found.clientId }
}

/**
 * Takes the mark back: the check-in counts again.
 * @throws AppError NOT_FOUND, CONFLICT when it is not marked
 */
export async function restoreCheckIn(tx: MemberTx, input: z.infer<typeof checkInInput>): Promise<{ clientId: string }> {
  const found = await findCheckIn(tx, input.checkInId)
  if (!found.voidedAt) throw new AppError('CONFLICT', 'not marked')
  await tx.db.checkIn.updateMany({
    where: { id: input.checkInId },
    data: { voidedAt: null, voidedById: null, voidKind: null, voidReasonSealed: null },
  })
  await auditMark(tx, 'check-in.restored', input.checkInId, found.clientId)
  return { clientId: found.clientId }
}

export type CheckInColumn = 'picked_hint' | 'going_well' | 'needs' | 'boundary' | 'bring' | 'void_reason'

/** Where a check-in's words are sealed. */
export function wordsOf(checkInId: string, column: CheckInColumn) {
  return { table: 'check_in', column, rowId: checkInId }
}

async function findCheckIn(tx: MemberTx, id: string) {
  const found = await tx.db.checkIn.findFirst({ where: { id }, select: { clientId: true, voidedAt: true } })
  if (!found) throw new AppError('NOT_FOUND')
  return found
}

async function auditMark(tx: MemberTx, action: 'check-in.voided' | 'check-in.restored', id: string, clientId: string) {
  await tx.audit({ action, subject: { kind: 'check-in', id }, clientId })
}
