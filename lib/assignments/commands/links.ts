import 'server-only'
import { z } from 'zod'
import { newId } from '@/lib/db/ids'
import type { JobTx, MemberTx, StaffTx } from '@/lib/db/practice-db'
import { expiresInDaysSchema, expiryOf } from '@/lib/domain/assignment-state'
import { AppError } from '@/lib/domain/errors'
import { type LocalDate, localDateOf } from '@/lib/domain/wall-time'

export const assignmentInput = z.object({ assignmentId: z.uuid() })
export const renewInput = assignmentInput.extend({
  expiresInDays: expiresInDaysSchema,
})

/**
 * Opens the one live link of an assignment. Its hash finds it, its sealed secret lets staff show it again until its time
 * is over: a job erases it then.
 */
export async function openLink(
  tx: StaffTx,
  { expiresAt, ...target }: { clientId: string; assignmentId: string; expiresAt: Date },
): Promise<string> {
  const secret = tx.newToken()
  const id = newId(tx.now)
  await tx.db.link.create({
    data: {
      id,
      ...target,
      secretHash: tx.hashToken(secret),
      secretSealed: tx.seal({ table: 'link', column: 'secret', rowId: id }, secret),
      createdAt: tx.now,
    },
    select: { id: true },
  })
  await tx.enqueue('erase-secret', target.assignmentId, expiresAt)
  return secret
}

/**
 * The live link and its secret, to copy or show. Every reveal is in the record.
 * @throws AppError NOT_FOUND, LINK_EXPIRED, LINK_SPENT, LINK_REVOKED
 */
export async function revealLink(tx: MemberTx, input: z.infer<typeof assignmentInput>) {
  const { clientId, instrumentId, via, isPinRequired, expiresAt, link } = await findLiveLink(tx, input.assignmentId)
  await tx.audit({ action: 'link.shown', subject: { kind: 'link', id: link.id }, clientId })
  const secret = tx.open({ table: 'link', column: 'secret', rowId: link.id }, link.secretSealed)
  return { assignmentId: input.assignmentId, clientId, instrumentId, via, isPinRequired, expiresAt, secret }
}

/**
 * Writes down that a link, on the screen already, is shown to be copied: somebody said that this is how the client asked.
 * @throws AppError NOT_FOUND, LINK_EXPIRED, LINK_SPENT, LINK_REVOKED
 */
export async function noteLinkCopy(tx: MemberTx, input: z.infer<typeof assignmentInput>) {
  const { clientId, link } = await findLiveLink(tx, input.assignmentId)
  await tx.audit({ action: 'link.shown-to-copy', subject: { kind: 'link', id: link.id }, clientId })
  return { clientId }
}

/**
 * Ends the present link and opens another with a new time limit. The draft stays, a PIN lock and its tries are undone, and
 * a due day that is over is forgotten: a form just renewed is not overdue.
 * @throws AppError NOT_FOUND, LINK_SPENT, LINK_REVOKED
 */
export async function renewLink(tx: MemberTx, input: z.infer<typeof renewInput>) {
  const assignment = await lockOpenAssignment(tx, input.assignmentId)
  await endLinks(tx, assignment.id)
  const practice = await tx.db.practice.findFirstOrThrow({ select: { timeZone: true } })
  const expiresAt = expiryOf(tx.now, input.expiresInDays, practice.timeZone)
  const isDayOver = assignment.dueOn !== null && assignment.dueOn < localDateOf(tx.now, practice.timeZone)
  await tx.db.assignment.updateMany({
    where: { id: assignment.id },
    data: { expiresAt, pinTries: 0, lockedAt: null, ...(isDayOver ? { dueOn: null } : {}) },
  })
  const secret = await openLink(tx, { clientId: assignment.clientId, assignmentId: assignment.id, expiresAt })
  await askAboutHeld(tx, assignment)
  await tx.audit({
    action: 'assignment.renewed',
    subject: { kind: 'assignment', id: assignment.id },
    clientId: assignment.clientId,
  })
  const { clientId, instrumentId, via, isPinRequired } = assignment
  return { secret, expiresAt, clientId, instrumentId, via, isPinRequired }
}

/**
 * Withdraws an assignment: its link and every sitting end at once, answers given so far are erased.
 * @throws AppError NOT_FOUND, LINK_SPENT, LINK_REVOKED
 */
export async function revokeAssignment(tx: MemberTx, input: z.infer<typeof assignmentInput>) {
  const assignment = await lockOpenAssignment(tx, input.assignmentId)
  await tx.db.assignment.updateMany({ where: { id: assignment.id }, data: { revokedAt: tx.now } })
  await endLinks(tx, assignment.id)
  await tx.db.draftField.deleteMany({ where: { assignmentId: assignment.id } })
  await askAboutHeld(tx, assignment)
  await tx.audit({
    action: 'assignment.revoked',
    subject: { kind: 'assignment', id: assignment.id },
    clientId: assignment.clientId,
  })
  return { clientId: assignment.clientId }
}

/** Withdraws everything still open for a client: before archiving, or when all contact stops. */
export async function revokeOpenAssignments(tx: MemberTx, input: { clientId: string }): Promise<number> {
  const open = await tx.db.assignment.findMany({
    where: { clientId: input.clientId, completedAt: null, revokedAt: null },
    select: { id: true },
  })
  for (const { id } of open) await revokeAssignment(tx, { assignmentId: id })
  return open.length
}

/** Erases the secret of a link whose time has passed. One that was renewed meanwhile keeps its own, and its own job. */
export async function eraseSecret(tx: JobTx, input: { assignmentId: string }): Promise<void> {
  const past = { assignmentId: input.assignmentId, assignment: { expiresAt: { lte: tx.now } } }
  await tx.db.link.updateMany({ where: past, data: { secretSealed: null, codeHash: null, codeExpiresAt: null } })
}

/**
 * The same for every link of the practice, by the next form that is assigned: a queue may have stood still. Links that
 * somebody is at work on are left to the form after: nobody waits for another client's link.
 */
export async function erasePastSecrets(tx: StaffTx): Promise<void> {
  await tx.db.$executeRaw`
    with past as (
      select l.practice_id, l.id from link l
      join assignment a on a.practice_id = l.practice_id and a.id = l.assignment_id
      where l.secret_sealed is not null and a.expires_at <= ${tx.now}
      for update of l skip locked
    )
    update link set secret_sealed = null from past where past.practice_id = link.practice_id and past.id = link.id`
}

async function findLiveLink(tx: MemberTx, assignmentId: string) {
  const assignment = await tx.db.assignment.findFirst({
    where: { id: assignmentId },
    select: {
      clientId: true,
      instrumentId: true,
      via: true,
      isPinRequired: true,
      completedAt: true,
      revokedAt: true,
      expiresAt: true,
      links: { where: { endedAt: null }, select: { id: true, secretSealed: true }, take: 1 },
    },
  })
  if (!assignment) throw new AppError('NOT_FOUND')
  if (assignment.completedAt) throw new AppError('LINK_SPENT')
  if (assignment.revokedAt) throw new AppError('LINK_REVOKED')
  const { links, ...rest } = assignment
  const link = links[0]
  if (assignment.expiresAt <= tx.now || !link?.secretSealed) throw new AppError('LINK_EXPIRED')
  return { ...rest, link: { id: link.id, secretSealed: link.secretSealed } }
}

type OpenAssignment = {
  id: string
  clientId: string
  instrumentId: string
  via: string
  isPinRequired: boolean
  dueOn: LocalDate | null
  isDone: boolean
  isRevoked: boolean
}

async function lockOpenAssignment(tx: MemberTx, id: string) {
  const [row] = await tx.db.$queryRaw<OpenAssignment[]>`
    select id, client_id as "clientId", instrument_id as "instrumentId", via, is_pin_required as "isPinRequired",
      due_on::text as "dueOn", completed_at is not null as "isDone", revoked_at is not null as "isRevoked"
    from assignment where id = ${id}::uuid for update`
  if (!row) throw new AppError('NOT_FOUND')
  if (row.isDone) throw new AppError('LINK_SPENT')
  if (row.isRevoked) throw new AppError('LINK_REVOKED')
  return row
}

/** A message that waits in the outbox holds the link that has just ended. */
async function askAboutHeld(tx: MemberTx, { via, clientId }: OpenAssignment): Promise<void> {
  if (via === 'message') await tx.enqueue('recheck-held', clientId)
}

async function endLinks(tx: MemberTx, assignmentId: string): Promise<void> {
  await tx.db.link.updateMany({
    where: { assignmentId, endedAt: null },
    data: { endedAt: tx.now, secretSealed: null, codeHash: null, codeExpiresAt: null },
  })
  await tx.db.respondentSession.updateMany({ where: { assignmentId, endedAt: null }, data: { endedAt: tx.now } })
}
