import { dismissReason } from '@/lib/attention/commands'
import { refreshOverview } from '@/lib/clients/commands/refresh-overview'
import { newId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { localDateOf } from '@/lib/domain/wall-time'
import { addEvent } from '@/lib/events/commands'
import { addPlanItem } from '@/lib/plans/commands'
import { setSessionSlot } from '@/lib/sessions/commands'

// The smallest rows that the floor's own tests need. Tests of a noun use its commands instead.

/** A client for whom the transaction's member is responsible. */
export async function insertClient(
  tx: MemberTx,
  client: { name?: string; responsibleId?: string } = {},
): Promise<string> {
  const id = newId(tx.now)
  await tx.db.client.createMany({
    data: {
      id,
      name: client.name ?? `Client ${id.slice(-6)}`,
      responsibleId: client.responsibleId ?? tx.scope.membershipId,
      isPinOn: false,
      createdAt: tx.now,
    },
  })
  return id
}

/** An open assignment of CTA-10, due to expire in 14 days. */
export async function insertAssignment(tx: MemberTx, clientId: string): Promise<string> {
  const id = newId(tx.now)
  await tx.db.assignment.createMany({
    data: {
      id,
      clientId,
      instrumentId: 'cta-10',
      instrumentVersion: '1',
      via: 'shown',
      createdById: tx.scope.membershipId,
      createdAt: tx.now,
      expiresAt: new Date(tx.now.getTime() + 14 * 86_400_000),
      isPinRequired: false,
      itemCount: 10,
    },
  })
  return id
}

/** A response to an assignment with two answers. */
export async function insertResponse(tx: MemberTx, clientId: string, assignmentId: string): Promise<string> {
  const id = newId(tx.now)
  await tx.db.response.createMany({
    data: {
      id,
      clientId,
      assignmentId,
      instrumentId: 'cta-10',
      instrumentVersion: '1',
      scoringVersion: '1',
      itemOrder: ['i1', 'i2'],
      answers: { i1: 3, i2: null },
      source: 'link',
      completedAt: tx.now,
      recordedAt: tx.now,
      standsOut: [],
    },
  })
  return id
}

/** A note by the transaction's member, draft unless signed. */
export async function insertNote(tx: MemberTx, clientId: string, note: { body?: string; isSigned?: boolean } = {}) {
  const id = newId(tx.now)
  await tx.db.note.createMany({
    data: {
      id,
      clientId,
      authorId: tx.scope.membershipId,
      kind: 'plain',
      heldOn: tx.now,
      bodySealed: tx.seal({ table: 'note', column: 'body', rowId: id }, note.body ?? 'Talked about the week.'),
      cites: [],
      createdAt: tx.now,
      updatedAt: tx.now,
      signedAt: note.isSigned ? tx.now : null,
    },
  })
  return id
}

/** One row of everything that stands on a client's time line, plan and Home, and one change setting. */
export async function insertStory(tx: MemberTx, clientId: string, words: string) {
  const { eventId } = await addEvent(tx, { clientId, happenedOn: '2026-01-05', kind: 'boundary', words })
  // Today, so that Today is never empty where pages are judged.
  const startsOn = localDateOf(tx.now, 'Europe/London')
  await setSessionSlot(tx, { clientId, startsOn, startsAt: '09:00', everyWeeks: 2 })
  const { planItemId } = await addPlanItem(tx, { clientId, suggestionId: 'bnd-one-limit' })
  const low = await tx.db.attentionReason.findFirst({ where: { clientId, code: 'CHECKIN_LOW' }, select: { key: true } })
  await dismissReason(tx, { clientId, key: low?.key ?? '', reason: words })
  await refreshOverview(tx, clientId)
  const decision = await tx.db.attentionDecision.findFirst({ where: { clientId }, select: { id: true } })
  const decisionId = decision?.id ?? ''
  return { eventId, planItemId, decisionId }
}

/** A message that stands in the outbox. */
export async function insertMessage(tx: MemberTx, clientId: string, assignmentId: string): Promise<string> {
  const id = newId(tx.now)
  await tx.db.message.createMany({
    data: {
      id,
      clientId,
      assignmentId,
      kind: 'form',
      channel: 'email',
      template: 'form-ready',
      templateVersion: '1',
      state: 'held',
      reason: 'NO_MAIL',
      createdAt: tx.now,
      createdById: tx.scope.membershipId,
      settledAt: tx.now,
    },
  })
  return id
}

/** A schedule at rest, with one day that was let pass. */
export async function insertSchedule(tx: MemberTx, clientId: string): Promise<string> {
  const id = newId(tx.now)
  const day = new Date('2026-01-05')
  await tx.db.schedule.createMany({
    data: {
      id,
      clientId,
      instrumentId: 'cta-40',
      every: 4,
      unit: 'week',
      startsOn: day,
      sendsAt: '09:30',
      expiresInDays: 14,
      handledUntil: day,
      createdAt: tx.now,
      createdById: tx.scope.membershipId,
      pausedAt: tx.now,
    },
  })
  const passed = { scheduleId: id, clientId, onDay: day, outcome: 'passed', recordedAt: tx.now }
  await tx.db.scheduleOccurrence.createMany({ data: passed })
  return id
}

/** A notice to the acting member that has left. */
export async function insertNotice(tx: MemberTx): Promise<string> {
  const id = newId(tx.now)
  await tx.db.notice.createMany({
    data: {
      id,
      memberId: tx.scope.membershipId,
      formCount: 2,
      talkCount: 1,
      templateVersion: '1',
      state: 'sent',
      createdAt: tx.now,
      settledAt: tx.now,
    },
  })
  return id
}
