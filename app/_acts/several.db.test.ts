import { afterEach, describe, expect, it, vi } from 'vitest'
import { archiveClients } from '@/app/_acts/archive-clients'
import { askSeveral, foretellAsking } from '@/app/_acts/ask-several'
import { foretellReminders, remindSeveral } from '@/app/_acts/remind-several'
import { completeAssignment } from '@/lib/assignments/commands/complete-assignment'
import { revokeAssignment } from '@/lib/assignments/commands/links'
import { addClient } from '@/lib/clients/commands/add-client'
import { setSafeContact, stopContact } from '@/lib/clients/commands/change-contact'
import { readOverview } from '@/lib/clients/stored-overview'
import { queueMessage } from '@/lib/messages/commands/queue-message'
import { remindNow } from '@/lib/messages/commands/remind-now'
import { askForm } from '@/lib/testing/asked-form'
import { newClient } from '@/lib/testing/populated-practice'
import { inPractice, makePractice, type PracticeFixture } from '@/lib/testing/practice-fixture'
import { DAY, type SentForm, sendFormByMail } from '@/lib/testing/sent-form'
import { watchStatements } from '@/lib/testing/watch-statements'

afterEach(() => vi.restoreAllMocks())

const timeZone = 'Europe/London'
const session = { contact: { choice: 'session' as const, codeName: null }, instructions: '' }

function remind(form: SentForm, now?: Date) {
  return inPractice(form.practice, (tx) => remindNow(tx, form), now ? { now } : {})
}

const countReminders = (practice: PracticeFixture) =>
  inPractice(practice, (tx) => tx.db.message.count({ where: { kind: 'reminder' } }))

/** As if a mail server had taken whatever waits. */
const settle = (practice: PracticeFixture, at: Date) =>
  inPractice(practice, (tx) =>
    tx.db.message.updateMany({ where: { state: 'queued' }, data: { state: 'sent', settledAt: at, nextTryAt: null } }),
  )

const later = (days: number) => new Date(Date.now() + days * DAY)

type Case = [refusal: string, make: (form: SentForm) => Promise<unknown>]

const cases: Case[] = [
  ['ANSWERED', (form) => inPractice(form.practice, (tx) => completeAssignment(tx, form))],
  ['WITHDRAWN', (form) => inPractice(form.practice, (tx) => revokeAssignment(tx, form))],
  ['OVER', (form) => inPractice(form.practice, (tx) => tx.db.assignment.updateMany({ data: { expiresAt: tx.now } }))],
  [
    'ARCHIVED',
    (form) => inPractice(form.practice, (tx) => archiveClients(tx, { clientIds: [form.clientId], endReason: null })),
  ],
  [
    'LOCKED',
    (form) =>
      inPractice(form.practice, (tx) => tx.db.assignment.updateMany({ data: { lockedAt: tx.now, pinTries: 5 } })),
  ],
  ['SESSION_ONLY', (form) => inPractice(form.practice, (tx) => setSafeContact(tx, { ...form, record: session }))],
  ['STOPPED', (form) => inPractice(form.practice, (tx) => stopContact(tx, { ...form, by: 'practice', what: 'all' }))],
  [
    'REMINDERS_STOPPED',
    (form) => inPractice(form.practice, (tx) => stopContact(tx, { ...form, by: 'client', what: 'reminders' })),
  ],
  ['ON_ITS_WAY', (form) => inPractice(form.practice, (tx) => queueMessage(tx, form))],
  [
    'IN_OUTBOX',
    (form) =>
      inPractice(form.practice, (tx) => tx.db.message.updateMany({ data: { state: 'held', reason: 'NO_MAIL' } })),
  ],
  [
    'NOT_SENT',
    (form) =>
      inPractice(form.practice, (tx) => tx.db.message.updateMany({ data: { state: 'failed', reason: 'REFUSED' } })),
  ],
  ['JUST_SENT', (form) => inPractice(form.practice, (tx) => tx.db.message.updateMany({ data: { settledAt: tx.now } }))],
]

describe('a reminder by hand', () => {
  it('is a message of its kind with the link the form has, in the record and from whoever asked', async () => {
    const practice = await makePractice()
    const form = await sendFormByMail(practice)
    const made = await inPractice(practice.clinician, (tx) => remindNow(tx, form))
    expect(made).toMatchObject({ clientId: form.clientId, messageId: expect.any(String) })
    const [row, links, audited] = await inPractice(
      practice,
      async (tx) =>
        [
          await tx.db.message.findFirst({ where: { kind: 'reminder' } }),
          await tx.db.link.count(),
          await tx.db.auditEvent.count({
            where: { action: 'message.queued', subjectId: 'messageId' in made ? made.messageId : '' },
          }),
        ] as const,
    )
    expect(row).toMatchObject({ state: 'queued', createdById: practice.clinician.membershipId })
    expect([links, audited]).toEqual([1, 1])
  })

  it.each(cases)('is refused as %s, and changes nothing', async (refusal, make) => {
    const practice = await makePractice()
    const form = await sendFormByMail(practice)
    await make(form)
    expect(await remind(form)).toEqual({ clientId: form.clientId, refusal })
    expect(await countReminders(practice)).toBe(0)
  })

  it('is refused for a form that was given in person', async () => {
    const practice = await makePractice()
    const shown = await askForm({ practice })
    expect(await remind(shown)).toMatchObject({ refusal: 'IN_PERSON' })
  })

  it('comes twice at most, with those that came by themselves, and not twice within a day', async () => {
    const practice = await makePractice()
    const form = await sendFormByMail(practice)
    expect(await remind(form)).toHaveProperty('messageId')
    await settle(practice, new Date())
    expect(await remind(form, later(0.9))).toMatchObject({ refusal: 'JUST_SENT' })
    expect(await remind(form, later(1.1))).toHaveProperty('messageId')
    await settle(practice, later(1.1))
    expect(await remind(form, later(3))).toMatchObject({ refusal: 'ENOUGH' })
    expect(await countReminders(practice)).toBe(2)
  })

  // Two people press at the same moment: the client's phone buzzes once.
  it('asked for by six at once goes out once, and never makes a third', async () => {
    const practice = await makePractice()
    const form = await sendFormByMail(practice)
    const clientIds = [form.clientId]
    const press = (now?: Date) =>
      Promise.all([
        ...[1, 2, 3].map(() => remind(form, now)),
        ...[1, 2, 3].map(() =>
          inPractice(practice, (tx) => remindSeveral(tx, { clientIds, timeZone }), now ? { now } : {}),
        ),
      ])
    await press()
    expect(await countReminders(practice)).toBe(1)
    await settle(practice, new Date())
    await press(later(2))
    await settle(practice, later(2))
    await press(later(4))
    expect(await countReminders(practice)).toBe(2)
  })
})

describe('reminding several', () => {
  it('does what it foretold; a form answered in between is left out and said', async () => {
    const practice = await makePractice()
    const [ada, ben, ivo] = [
      await sendFormByMail(practice, { name: 'Ada' }),
      await sendFormByMail(practice, { name: 'Ben' }),
      await sendFormByMail(practice, { name: 'Ivo' }),
    ]
    await inPractice(practice, (tx) => setSafeContact(tx, { ...ivo, record: session }))
    const input = { clientIds: [ada, ben, ivo].map((each) => each.clientId), timeZone }
    const told = await inPractice(practice, (tx) => foretellReminders(tx, input))
    expect(told.reached.map((each) => each.name)).toEqual(['Ada', 'Ben'])
    expect(told.leftOut).toMatchObject([{ name: 'Ivo', reason: 'SESSION_ONLY' }])
    expect(await countReminders(practice)).toBe(0)
    await inPractice(practice, (tx) => completeAssignment(tx, ben))
    const done = await inPractice(practice, (tx) => remindSeveral(tx, input))
    expect(done.reached.map((each) => each.name)).toEqual(['Ada'])
    expect(done.leftOut).toMatchObject([
      { name: 'Ben', reason: 'NO_OPEN_FORM' },
      { name: 'Ivo', reason: 'SESSION_ONLY' },
    ])
    expect(await countReminders(practice)).toBe(1)
  })

  it('refuses an id that is not a client here, and reminds nobody', async () => {
    const practice = await makePractice()
    const { clientId } = await sendFormByMail(practice)
    const stranger = await sendFormByMail(await makePractice())
    const clientIds = [clientId, stranger.clientId]
    await expect(inPractice(practice, (tx) => remindSeveral(tx, { clientIds, timeZone }))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await countReminders(practice)).toBe(0)
  })
})

describe('asking several', () => {
  const form = { instrumentId: 'cta-40', expiresInDays: 14, timeZone }
  const add = (practice: PracticeFixture, name: string, now?: Date) =>
    inPractice(practice, (tx) => addClient(tx, newClient('Wren', name)), now ? { now } : {})
  const countAsked = (practice: PracticeFixture) =>
    inPractice(practice, (tx) => tx.db.assignment.count({ where: { instrumentId: 'cta-40', revokedAt: null } }))

  it('sends to those who may be asked, and names the others with the reason', async () => {
    const practice = await makePractice()
    const long = later(-100)
    const made = {
      Ada: (await add(practice, 'Ada')).clientId,
      Bea: (await add(practice, 'Bea')).clientId,
      Cay: (await add(practice, 'Cay', long)).clientId,
      Dan: (await sendFormByMail(practice, { name: 'Dan', formId: 'cta-40', daysAgo: 3 })).clientId,
      Eve: (await sendFormByMail(practice, { name: 'Eve', formId: 'cta-40', daysAgo: 20 })).clientId,
      Fay: (await sendFormByMail(practice, { name: 'Fay', formId: 'cta-40', daysAgo: 29 })).clientId,
      Gil: (await sendFormByMail(practice, { name: 'Gil', formId: 'cta-10' })).clientId,
      Hal: (await add(practice, 'Hal')).clientId,
    }
    await inPractice(practice, async (tx) => {
      await setSafeContact(tx, { clientId: made.Bea, record: session })
      await tx.db.assignment.updateMany({ where: { clientId: made.Gil }, data: { lockedAt: tx.now, pinTries: 5 } })
      await archiveClients(tx, { clientIds: [made.Hal], endReason: null })
    })
    const input = { ...form, clientIds: Object.values(made) }
    const told = await inPractice(practice, (tx) => foretellAsking(tx, input))
    const before = await countAsked(practice)
    const done = await inPractice(practice, (tx) => askSeveral(tx, input))
    expect(done).toEqual(told)
    expect(done.reached.map((each) => each.name)).toEqual(['Ada', 'Fay'])
    expect(Object.fromEntries(done.leftOut.map(({ name, reason }) => [name, reason]))).toEqual({
      Bea: 'SESSION_ONLY',
      Cay: 'CONTACT_TO_CONFIRM',
      Dan: 'STILL_OPEN',
      Eve: 'TOO_SOON',
      Gil: 'LOCKED',
      Hal: 'ARCHIVED',
    })
    expect((await countAsked(practice)) - before).toBe(2)
    const ada = await inPractice(practice, async (tx) => ({
      messages: await tx.db.message.findMany({ where: { clientId: made.Ada }, select: { kind: true, state: true } }),
      audited: await tx.db.auditEvent.count({ where: { clientId: made.Ada, action: 'assignment.made' } }),
      overview: await tx.db.clientOverview.findFirst({ where: { clientId: made.Ada }, select: { facts: true } }),
    }))
    expect(ada).toMatchObject({ messages: [{ kind: 'form', state: 'queued' }], audited: 1 })
    expect(readOverview(ada.overview?.facts).status.code).toBe('not-opened')
  })

  it('by two at once asks everybody once', async () => {
    const practice = await makePractice()
    const clientIds = [(await add(practice, 'Ada')).clientId, (await add(practice, 'Ben')).clientId]
    const press = (ids: string[]) => inPractice(practice, (tx) => askSeveral(tx, { ...form, clientIds: ids }))
    const outcomes = await Promise.all([press(clientIds), press(clientIds.toReversed()), press(clientIds)])
    expect(outcomes.map((each) => each.reached.length).sort()).toEqual([0, 0, 2])
    expect(await countAsked(practice)).toBe(2)
  })

  it('refuses a form or a client it does not know, and asks nobody', async () => {
    const practice = await makePractice()
    const { clientId } = await add(practice, 'Ada')
    const ask = (input: Partial<Parameters<typeof askSeveral>[1]>) =>
      inPractice(practice, (tx) => askSeveral(tx, { ...form, clientIds: [clientId], ...input }))
    await expect(ask({ instrumentId: 'mmpi' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(ask({ clientIds: [clientId, crypto.randomUUID()] })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await countAsked(practice)).toBe(0)
  })
})

/** The scope, the clients, their forms. */
const DRY_RUN_STATEMENTS = 3

describe('a dry run', () => {
  it('asks the database as often for many clients as for one', async () => {
    const practice = await makePractice()
    const clientIds: string[] = []
    for (const name of ['Ada', 'Ben', 'Cay', 'Dan', 'Eve']) {
      clientIds.push((await sendFormByMail(practice, { name })).clientId)
    }
    const input = { clientIds, timeZone }
    for (const foretell of [
      () => inPractice(practice, (tx) => foretellReminders(tx, input)),
      () => inPractice(practice, (tx) => foretellAsking(tx, { ...input, instrumentId: 'cta-40' })),
    ]) {
      const asked = watchStatements()
      expect((await foretell()).reached).toHaveLength(clientIds.length)
      expect(asked.statements).toHaveLength(DRY_RUN_STATEMENTS)
      vi.restoreAllMocks()
    }
  })
})
