import { newId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'

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
  const [eventId, planItemId, decisionId] = [newId(tx.now), newId(tx.now), newId(tx.now)]
  const by = tx.scope.membershipId
  const sealed = (table: string, column: string, rowId: string) => tx.seal({ table, column, rowId }, words)
  await tx.db.clientEvent.createMany({
    data: {
      id: eventId,
      clientId,
      happenedOn: new Date('2026-01-05'),
      kind: 'boundary',
      wordsSealed: sealed('client_event', 'words', eventId),
      createdAt: tx.now,
      createdById: by,
    },
  })
  await tx.db.sessionSlot.createMany({
    data: {
      clientId,
      weekday: 1,
      startsAt: '09:00',
      everyWeeks: 2,
      startsOn: new Date('2026-01-05'),
      updatedAt: tx.now,
    },
  })
  await tx.db.planItem.createMany({
    data: {
      id: planItemId,
      clientId,
      suggestionId: 'bnd-one-limit',
      suggestionVersion: '1',
      addedAt: tx.now,
      addedById: by,
    },
  })
  await tx.db.attentionDecision.createMany({
    data: {
      id: decisionId,
      clientId,
      key: 'MISSED_TWICE',
      code: 'MISSED_TWICE',
      kind: 'dismissed',
      reasonSealed: sealed('attention_decision', 'reason', decisionId),
      decidedAt: tx.now,
      decidedById: by,
    },
  })
  await tx.db.attentionReason.createMany({
    data: { clientId, key: 'BOTH_DOWN', code: 'BOTH_DOWN', rank: 8, since: tx.now, dueFrom: tx.now, facts: {} },
  })
  await tx.db.changeSetting.createMany({
    data: {
      id: newId(tx.now),
      instrumentId: 'cta-40',
      scale: 'STR',
      sd: 18,
      reliability: 0.8,
      confidence: 95,
      source: words,
      setAt: tx.now,
      setById: by,
    },
  })
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
