import 'server-only'
import { z } from 'zod'
import { erasePastSecrets, openLink } from '@/lib/assignments/commands/links'
import { newId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { findInstrument } from '@/lib/domain/instruments/registry'

export const ASSIGNMENT_VIAS = ['message', 'shown', 'handover', 'paper'] as const
export type AssignmentVia = (typeof ASSIGNMENT_VIAS)[number]

export const CHECK_IN = { id: 'check-in', version: '1', itemCount: 13 } as const

export const assignInput = z.object({
  clientId: z.uuid(),
  instrumentId: z.string().min(1).max(40),
  via: z.enum(ASSIGNMENT_VIAS),
  expiresInDays: z.coerce.number().int().min(1, 'At least 1 day').max(30, 'At most 30 days').default(14),
  dueOn: z.iso.date().optional(),
  isDuplicateAccepted: z.boolean().default(false),
})
export type AssignInput = z.infer<typeof assignInput>

export type Assigned = { assignmentId: string; secret: string | null; isPinRequired: boolean; expiresAt: Date }

/**
 * Asks one form of one client and opens its link (none for paper).
 * A PIN is asked when the link travels by message and the client has one (safety.md 5).
 * @returns the link's secret, in the clear this once; later reveals are audited
 * @throws AppError NOT_FOUND (client, form), FORBIDDEN (archived client), CONTACT_FORBIDS (message against the safe
 *   contact), CONFLICT (the same form is still open and the caller has not accepted a second)
 */
export async function assignInstrument(tx: MemberTx, input: AssignInput): Promise<Assigned> {
  const form = findForm(input.instrumentId)
  const client = await findReachableClient(tx, input)
  if (!input.isDuplicateAccepted) await refuseDuplicate(tx, input)
  await erasePastSecrets(tx)
  const assignmentId = newId(tx.now)
  const expiresAt = new Date(tx.now.getTime() + input.expiresInDays * 86_400_000)
  const isPinRequired = input.via === 'message' && client.isPinOn && client.pinSealed !== null
  await tx.db.assignment.create({
    data: {
      id: assignmentId,
      clientId: input.clientId,
      instrumentId: form.id,
      instrumentVersion: form.version,
      via: input.via,
      createdById: tx.scope.membershipId,
      createdAt: tx.now,
      expiresAt,
      dueOn: input.dueOn ? new Date(input.dueOn) : null,
      isPinRequired,
      itemCount: form.itemCount,
    },
    select: { id: true },
  })
  const secret = input.via === 'paper' ? null : await openLink(tx, { clientId: input.clientId, assignmentId })
  await tx.audit({
    action: 'assignment.made',
    subject: { kind: 'assignment', id: assignmentId },
    clientId: input.clientId,
  })
  return { assignmentId, secret, isPinRequired, expiresAt }
}

function findForm(id: string): { id: string; version: string; itemCount: number } {
  if (id === CHECK_IN.id) return CHECK_IN
  const instrument = findInstrument(id)
  if (!instrument) throw new AppError('NOT_FOUND', 'no such form')
  return { id: instrument.id, version: instrument.version, itemCount: instrument.items.length }
}

async function findReachableClient(tx: MemberTx, input: AssignInput) {
  const client = await tx.db.client.findFirst({
    where: { id: input.clientId },
    select: {
      archivedAt: true,
      isPinOn: true,
      pinSealed: true,
      safeContact: { select: { choice: true, stoppedAt: true } },
    },
  })
  if (!client) throw new AppError('NOT_FOUND')
  if (client.archivedAt) throw new AppError('FORBIDDEN', 'archived client')
  const contact = client.safeContact
  if (input.via === 'message' && (!contact || contact.choice === 'session' || contact.stoppedAt)) {
    throw new AppError('CONTACT_FORBIDS')
  }
  return client
}

async function refuseDuplicate(tx: MemberTx, input: AssignInput): Promise<void> {
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
