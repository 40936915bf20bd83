import 'server-only'
import { z } from 'zod'
import { newId } from '@/lib/db/ids'
import type { MemberTx, PracticeTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { ANSWER_KINDS } from '@/lib/domain/flags'
import { optionalLine } from '@/lib/domain/form-fields'
import { plainLineSchema } from '@/lib/domain/plain-text'
import {
  isCalledTheSame,
  matchReferent,
  REFERENT_HINT_MAX,
  REFERENT_KINDS,
  type ReferentPick,
} from '@/lib/domain/referents'
import { hintOf, listReferents } from '@/lib/referents/queries'

export type ResolvedReferent = { referentId: string | null; isConfirmed: boolean }

/**
 * Joins what a respondent picked to a person of their record: the one known person it can mean, a new one when there is
 * none, and nobody when it is ambiguous (the clinician confirms). Call it with the client's row locked, or two forms
 * sent at once could each make the same person.
 */
export async function resolveReferent(
  tx: PracticeTx,
  pick: { clientId: string } & ReferentPick,
): Promise<ResolvedReferent> {
  const known = await listReferents(tx, pick.clientId)
  const match = matchReferent(known, pick)
  if (match.outcome === 'matched') return { referentId: match.id, isConfirmed: true }
  if (match.outcome === 'ambiguous') return { referentId: null, isConfirmed: false }
  return { referentId: await addReferent(tx, pick), isConfirmed: true }
}

export const confirmReferentInput = z.object({
  clientId: z.uuid(),
  answerKind: z.enum(ANSWER_KINDS),
  answerId: z.uuid(),
  /** A known person of the client, or `new`: then `kind` and `hint`, or where they are left out what the client picked. */
  referent: z.union([z.literal('new'), z.uuid()], { error: 'Choose a person' }),
  kind: z.enum(REFERENT_KINDS).optional(),
  hint: plainLineSchema(REFERENT_HINT_MAX).optional(),
})
export type ConfirmReferentInput = z.infer<typeof confirmReferentInput>

/**
 * Says about whom answers are, where the client's pick left it open or was wrong, also after it was said before;
 * saying the same again changes nothing. Labels that depend on it are the
 * caller's to judge again, under the client's lock.
 * @throws AppError NOT_FOUND (answers, person), BAD_INPUT (a new person without a kind)
 */
export async function confirmReferent(tx: MemberTx, input: ConfirmReferentInput): Promise<void> {
  const answers = await findAnswers(tx, input)
  if (answers.isReferentConfirmed && answers.referentId === input.referent) return
  const referentId =
    input.referent === 'new'
      ? await addPicked(tx, input, answers)
      : await requireOwn(tx, answers.clientId, input.referent)
  const change = { where: { id: input.answerId }, data: { referentId, isReferentConfirmed: true } }
  if (input.answerKind === 'response') await tx.db.response.updateMany(change)
  else await tx.db.checkIn.updateMany(change)
  await tx.audit({
    action: `${input.answerKind}.referent-confirmed`,
    subject: { kind: input.answerKind, id: input.answerId },
    clientId: answers.clientId,
  })
}

export const correctReferentInput = z.object({
  clientId: z.uuid(),
  referentId: z.uuid(),
  kind: z.enum(REFERENT_KINDS, { error: 'Choose who this person is to the client' }),
  hint: optionalLine(REFERENT_HINT_MAX),
})
export type CorrectReferentInput = z.infer<typeof correctReferentInput>

/**
 * Corrects who a person is to the client, or the hint that tells them apart. Answers stay joined to them: it is the
 * same person under a better name. Call it with the client's row locked.
 * @throws AppError NOT_FOUND, BAD_INPUT where another person of this client is called the same
 */
export async function correctReferent(tx: MemberTx, input: CorrectReferentInput): Promise<void> {
  const { clientId, referentId: id, kind } = input
  const hint = input.hint || null
  const known = await listReferents(tx, clientId)
  const now = known.find((each) => each.id === id)
  if (!now) throw new AppError('NOT_FOUND')
  if (now.kind === kind && now.hint === hint) return
  const others = known.filter((each) => each.id !== id)
  if (others.some((each) => isCalledTheSame(each, { kind, hint }))) {
    throw new AppError('BAD_INPUT', 'two of one name', { hint: ['Another person of this client is called the same'] })
  }
  await tx.db.referent.updateMany({
    where: { id, clientId },
    data: { kind, hintSealed: hint ? tx.seal(hintOf(id), hint) : null },
  })
  await tx.audit({ action: 'referent.corrected', subject: { kind: 'referent', id }, clientId })
}

/** Adds a person to a client's record. */
export async function addReferent(tx: PracticeTx, pick: { clientId: string } & ReferentPick): Promise<string> {
  const id = newId(tx.now)
  await tx.db.referent.createMany({
    data: {
      id,
      clientId: pick.clientId,
      kind: pick.kind,
      hintSealed: pick.hint ? tx.seal(hintOf(id), pick.hint) : null,
      createdAt: tx.now,
    },
  })
  await tx.audit({ action: 'referent.added', subject: { kind: 'referent', id }, clientId: pick.clientId })
  return id
}

type PickedAnswers = {
  clientId: string
  referentId: string | null
  isReferentConfirmed: boolean
  pickedKind: string | null
  pickedHintSealed: Uint8Array | null
}

async function findAnswers(tx: MemberTx, input: ConfirmReferentInput): Promise<PickedAnswers> {
  const query = {
    where: { id: input.answerId, clientId: input.clientId },
    select: {
      clientId: true,
      referentId: true,
      isReferentConfirmed: true,
      pickedKind: true,
      pickedHintSealed: true,
    },
  } as const
  const found =
    input.answerKind === 'response' ? await tx.db.response.findFirst(query) : await tx.db.checkIn.findFirst(query)
  if (!found) throw new AppError('NOT_FOUND')
  return found
}

async function addPicked(tx: MemberTx, input: ConfirmReferentInput, answers: PickedAnswers): Promise<string> {
  const kind = input.kind ?? REFERENT_KINDS.find((each) => each === answers.pickedKind)
  if (!kind) throw new AppError('BAD_INPUT', 'no kind', { kind: ['Choose who this person is to the client'] })
  const hint = input.kind ? (input.hint ?? null) : openPickedHint(tx, input, answers)
  return addReferent(tx, { clientId: answers.clientId, kind, hint: hint || null })
}

function openPickedHint(tx: MemberTx, input: ConfirmReferentInput, answers: PickedAnswers): string | null {
  if (!answers.pickedHintSealed) return null
  const table = input.answerKind === 'response' ? 'response' : 'check_in'
  return tx.open({ table, column: 'picked_hint', rowId: input.answerId }, answers.pickedHintSealed)
}

async function requireOwn(tx: MemberTx, clientId: string, referentId: string): Promise<string> {
  const found = await tx.db.referent.findFirst({ where: { id: referentId, clientId }, select: { id: true } })
  if (!found) throw new AppError('NOT_FOUND')
  return found.id
}
