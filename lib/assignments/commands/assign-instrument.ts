import 'server-only'
import { z } from 'zod'
import { erasePastSecrets, openLink } from '@/lib/assignments/commands/links'
import { newId } from '@/lib/db/ids'
import type { StaffTx } from '@/lib/db/practice-db'
import { expiresInDaysSchema, expiryOf } from '@/lib/domain/assignment-state'
import { AppError } from '@/lib/domain/errors'
import { checkbox, optionalChoice } from '@/lib/domain/form-fields'
import { findAssignableForm } from '@/lib/domain/forms'
import { decideSending } from '@/lib/domain/safe-contact'
import { CONTACT_COLUMNS, toContactFacts } from '@/lib/domain/stored-contact'
import { localDateOf, localDateSchema } from '@/lib/domain/wall-time'

export const ASSIGNMENT_VIAS = ['message', 'shown', 'handover', 'paper'] as const
export type AssignmentVia = (typeof ASSIGNMENT_VIAS)[number]

export const assignInput = z.object({
  clientId: z.uuid(),
  instrumentId: z.string().min(1).max(40),
  via: z.enum(ASSIGNMENT_VIAS),
  expiresInDays: expiresInDaysSchema,
  dueOn: optionalChoice(localDateSchema),
  isDuplicateAccepted: checkbox,
})
export type AssignInput = Omit<z.infer<typeof assignInput>, 'dueOn'> & {
  dueOn?: string | null
  /** Whose arrangement a job carries out; a member acts for themselves. */
  onBehalfOf?: string
}

export type Assigned = { assignmentId: string; secret: string | null; isPinRequired: boolean; expiresAt: Date }

/**
 * Asks one form of one client and opens its link (none for paper).
 * A PIN is asked when the link travels by message and the client has one (safety.md 5).
 * @returns the link's secret, in the clear this once; later reveals are audited
 * @throws AppError NOT_FOUND (client, form), FORBIDDEN (archived client), CONTACT_FORBIDS (message against the safe
 *   contact), CONFLICT (the same form is still open and the caller has not accepted a second)
 */
export async function assignInstrument(tx: StaffTx, input: AssignInput): Promise<Assigned> {
  const form = findAssignableForm(input.instrumentId)
  if (!form) throw new AppError('NOT_FOUND', 'no such form')
  const client = await findReachableClient(tx, input)
  if (!input.isDuplicateAccepted) await refuseDuplicate(tx, input)
  await erasePastSecrets(tx)
  const assignmentId = newId(tx.now)
  const expiresAt = expiryOf(tx.now, input.expiresInDays, client.practice.timeZone)
  const isPinRequired = input.via === 'message' && client.isPinOn && client.pinSealed !== null
  await tx.db.assignment.create({
    data: {
      id: assignmentId,
      clientId: input.clientId,
      instrumentId: form.id,
      instrumentVersion: form.version,
      via: input.via,
      createdById: authorOf(tx, input.onBehalfOf),
      createdAt: tx.now,
      expiresAt,
      dueOn: input.dueOn ? new Date(input.dueOn) : null,
      isPinRequired,
      itemCount: form.questionCount,
    },
    select: { id: true },
  })
  const link = { clientId: input.clientId, assignmentId, expiresAt }
  const secret = input.via === 'paper' ? null : await openLink(tx, link)
  await tx.audit({
    action: 'assignment.made',
    subject: { kind: 'assignment', id: assignmentId },
    clientId: input.clientId,
  })
  return { assignmentId, secret, isPinRequired, expiresAt }
}

function authorOf(tx: StaffTx, onBehalfOf: string | undefined): string {
  const author = tx.scope.kind === 'member' ? tx.scope.membershipId : onBehalfOf
  if (author === undefined) throw new AppError('FORBIDDEN', 'nobody asks')
  return author
}

async function findReachableClient(tx: StaffTx, input: AssignInput) {
  const client = await tx.db.client.findFirst({
    where: { id: input.clientId },
    select: {
      archivedAt: true,
      isPinOn: true,
      pinSealed: true,
      practice: { select: { timeZone: true } },
      safeContact: { select: CONTACT_COLUMNS },
    },
  })
  if (!client) throw new AppError('NOT_FOUND')
  if (client.archivedAt) throw new AppError('FORBIDDEN', 'archived client')
  const today = localDateOf(tx.now, client.practice.timeZone)
  const decision = decideSending(toContactFacts(client.safeContact), SENDING_WAY[input.via], today)
  if (!decision.isAllowed) throw new AppError('CONTACT_FORBIDS', decision.reason)
  return client
}

const SENDING_WAY = { message: 'message', shown: 'show', handover: 'handover', paper: 'handover' } as const

async function refuseDuplicate(tx: StaffTx, input: AssignInput): Promise<void> {
  const open = await tx.db.assignment.count({
    where: {
      clientId: input.clientId,
      instrumentId: input.instrumentId,
      completedAt: null,
      revokedAt: null,
      expiresAt: { gt: tx.now },
    },
  })
  if (open > 0) {
    throw new AppError('CONFLICT', 'still open', {
      isDuplicateAccepted: ['The same form is still open for this client. Send a second one all the same?'],
    })
  }
}
