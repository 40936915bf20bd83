import { assignInstrument } from '@/lib/assignments/commands/assign-instrument'
import { revokeAssignment } from '@/lib/assignments/commands/links'
import { saveDraft } from '@/lib/assignments/commands/save-draft'
import { addClient } from '@/lib/clients/commands/add-client'
import { getInstrument } from '@/lib/domain/instruments/registry'
import { newClient } from '@/lib/testing/populated-practice'
import { inPractice, inRespondent, makeRespondentScope, type PracticeFixture } from '@/lib/testing/practice-fixture'

export type SentForm = { clientId: string; assignmentId: string; secret: string }

/** A client as the add sheet makes one, in the caseload and everywhere; the file opened now, unless told when. */
export async function addNamedClient(
  practice: PracticeFixture,
  name: string,
  options: { now?: Date } = {},
): Promise<string> {
  const { clientId } = await inPractice(
    practice,
    (tx) => addClient(tx, newClient(crypto.randomUUID().slice(0, 8), name)),
    options,
  )
  return clientId
}

/** A form with an open link, assigned by the command the screen uses. */
export async function assignForm(
  practice: PracticeFixture,
  options: {
    instrumentId?: string
    clientId?: string
    via?: 'shown' | 'message'
    now?: Date
    expiresInDays?: number
  } = {},
): Promise<SentForm> {
  const clientId = options.clientId ?? (await addNamedClient(practice, 'Ada Larkin'))
  const { assignmentId, secret } = await inPractice(
    practice,
    (tx) =>
      assignInstrument(tx, {
        clientId,
        instrumentId: options.instrumentId ?? 'cta-10',
        via: options.via ?? 'shown',
        expiresInDays: options.expiresInDays ?? 14,
        isDuplicateAccepted: true,
      }),
    options.now ? { now: options.now } : {},
  )
  return { clientId, assignmentId, secret: secret ?? '' }
}

/** A form that goes by message: its link asks for the client's PIN. */
export async function assignWithPin(practice: PracticeFixture): Promise<SentForm & { pin: string }> {
  const form = { instrumentId: 'cta-10', via: 'message' as const, expiresInDays: 14, isDuplicateAccepted: true }
  return inPractice(practice, async (tx) => {
    const { clientId, pin } = await addClient(tx, newClient(crypto.randomUUID().slice(0, 8), 'Wren Ash'))
    const { assignmentId, secret } = await assignInstrument(tx, { ...form, clientId })
    return { clientId, assignmentId, secret: secret ?? '', pin: pin ?? '' }
  })
}

/** Every question of CTA-10 answered, as if in an earlier sitting: only sending is left. */
export async function fillDraft(practice: PracticeFixture, { clientId, assignmentId }: SentForm): Promise<void> {
  const { order } = getInstrument('cta-10')
  const choices = { 'referent.kind': 'partner', contact: 'often' }
  const values = [
    ...Object.entries(choices).map(([field, value]) => ({ field, kind: 'value' as const, value })),
    ...order.map((field, index) => ({ field, kind: 'value' as const, value: index % 5 })),
  ]
  const scope = makeRespondentScope(practice, { clientId, assignmentId })
  await inRespondent(scope, (tx) =>
    saveDraft(tx, { assignmentId, savedBy: crypto.randomUUID(), values, countedFields: order }),
  )
}

export async function revokeForm(practice: PracticeFixture, { assignmentId }: SentForm): Promise<void> {
  await inPractice(practice, (tx) => revokeAssignment(tx, { assignmentId }))
}

/** What is stored of a form: how many responses, answers of its draft, whether it is completed. */
export async function readStored(practice: PracticeFixture, { assignmentId }: SentForm) {
  return inPractice(practice, async (tx) => ({
    responses: await tx.db.response.count({ where: { assignmentId } }),
    checkIns: await tx.db.checkIn.count({ where: { assignmentId } }),
    submits: await tx.db.auditEvent.count({ where: { subjectKind: 'response', action: 'response.submitted' } }),
    draft: Object.fromEntries(
      (await tx.db.draftField.findMany({ where: { assignmentId }, select: { field: true, value: true } })).map(
        (row) => [row.field, row.value],
      ),
    ),
    isCompleted: (await tx.db.assignment.findFirst({ where: { id: assignmentId } }))?.completedAt != null,
  }))
}
