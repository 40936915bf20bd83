import { describe, expect, it } from 'vitest'
import { changePlan } from '@/app/_acts/change-plan'
import { stopAllContact } from '@/app/_acts/stop-contact'
import { mintJobScope, mintRespondentScope } from '@/lib/auth/scope'
import { addClient } from '@/lib/clients/commands/add-client'
import { refreshOverview } from '@/lib/clients/commands/refresh-overview'
import { readOverview } from '@/lib/clients/stored-overview'
import { practiceDb } from '@/lib/db/practice-db'
import { addDays, instantOf, localDateOf } from '@/lib/domain/wall-time'
import { endSchedule, pauseSchedule, resumeSchedule } from '@/lib/schedules/commands/change-schedule'
import { makeSchedule } from '@/lib/schedules/commands/make-schedule'
import { replaceSchedule } from '@/lib/schedules/commands/replace-schedule'
import { listSchedules } from '@/lib/schedules/queries'
import { askForm, openForm } from '@/lib/testing/asked-form'
import { findPlanned } from '@/lib/testing/planned-job'
import { newClient } from '@/lib/testing/populated-practice'
import { inPractice, makePractice, type PracticeFixture } from '@/lib/testing/practice-fixture'
import { runSchedule } from '@/lib/worker/run-schedule'

const ZONE = 'Europe/London'
const NOW = new Date()
const TODAY = localDateOf(NOW, ZONE)
const FIRST = addDays(TODAY, 3)

const weekly = {
  ...{ formId: 'check-in', every: 1, unit: 'week' as const, startsOn: FIRST, sendsAt: '09:30' },
  ...{ times: null, expiresInDays: 5 },
}

async function plan() {
  const practice = await makePractice({ timeZone: ZONE })
  const { clientId } = await inPractice(practice, (tx) => addClient(tx, newClient('Wren', 'Wren Ash')))
  const { scheduleId } = await inPractice(practice, (tx) => changePlan(makeSchedule)(tx, { ...weekly, clientId }))
  return { practice, clientId, scheduleId }
}

/** What the caseload says comes next, without looking at a clock. */
async function readNext(practice: PracticeFixture, clientId: string) {
  const row = await inPractice(practice, (tx) =>
    tx.db.clientOverview.findFirstOrThrow({
      where: { clientId },
      select: { facts: true, nextDueOn: true, staleAt: true },
    }),
  )
  const next = row.nextDueOn?.toISOString().slice(0, 10) ?? null
  return { next, status: readOverview(row.facts).status.code, staleAt: row.staleAt }
}

/** Lets the schedule ask on a day of its, as its job does. */
async function ask(practice: PracticeFixture, scheduleId: string, day: string): Promise<void> {
  const scope = mintJobScope({ practiceId: practice.practiceId, id: scheduleId }, crypto.randomUUID())
  const now = instantOf(day, '09:30', ZONE)
  await runSchedule({
    practiceId: practice.practiceId,
    id: scheduleId,
    run: (work) => practiceDb(scope, work, { now }),
  })
}

describe('a schedule that is changed', () => {
  it('goes on as it is asked now, and keeps its past', async () => {
    const { practice, clientId, scheduleId } = await plan()
    await ask(practice, scheduleId, FIRST)
    const now = instantOf(addDays(FIRST, 1), '08:00', ZONE)
    const next = addDays(FIRST, 14)
    const monthly = { ...weekly, clientId, scheduleId, every: 1, unit: 'month' as const, startsOn: next, times: 3 }
    await inPractice(practice, (tx) => changePlan(replaceSchedule)(tx, monthly), { now })
    const [live, old] = await inPractice(practice, (tx) => listSchedules(tx, clientId))
    expect(live).toMatchObject({ unit: 'month', startsOn: next, times: 3, endedAt: null, sentCount: 0 })
    expect(old).toMatchObject({ id: scheduleId, unit: 'week', endedAt: now, sentCount: 1, last: { day: FIRST } })
    expect(await findPlanned('run-schedule', practice.practiceId, live?.id ?? '')).toEqual(
      instantOf(next, '09:30', ZONE),
    )
    await ask(practice, scheduleId, addDays(FIRST, 7))
    expect(await inPractice(practice, (tx) => tx.db.assignment.count({ where: { clientId } }))).toBe(1)
  })

  it('stays as it was when what is asked instead may not begin', async () => {
    const { practice, clientId, scheduleId } = await plan()
    const change = (more: Partial<typeof weekly>) =>
      inPractice(practice, (tx) => changePlan(replaceSchedule)(tx, { ...weekly, ...more, clientId, scheduleId }))
    await expect(change({ startsOn: addDays(TODAY, -1) })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await expect(change({ formId: 'cta-10' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await inPractice(practice, (tx) => listSchedules(tx, clientId))).toMatchObject([
      { id: scheduleId, startsOn: FIRST, endedAt: null },
    ])
    await change({ sendsAt: '17:00' })
    await expect(change({ sendsAt: '18:00' })).rejects.toMatchObject({ code: 'STALE' })
  })
})

describe('two forms of a schedule in a row that were missed', () => {
  const factsOf = async (practice: PracticeFixture) => {
    const reasons = await inPractice(practice, (tx) =>
      tx.db.attentionReason.findMany({ where: { code: 'MISSED_TWICE' }, select: { facts: true } }),
    )
    return reasons.map((each) => each.facts)
  }

  it('are known as its own for as long as it goes on, whoever brings the list up to date', async () => {
    const { practice, clientId, scheduleId } = await plan()
    await ask(practice, scheduleId, FIRST)
    await ask(practice, scheduleId, addDays(FIRST, 7))
    const now = instantOf(addDays(FIRST, 13), '12:00', ZONE)
    await inPractice(practice, (tx) => refreshOverview(tx, clientId), { now })
    expect(await factsOf(practice)).toMatchObject([{ isScheduled: true, links: [{}, {}] }])
    // A form the client has opened meanwhile rewrites the row on the client's own behalf.
    const own = { practiceId: practice.practiceId, clientId, assignmentId: scheduleId, respondentSessionId: null }
    const scope = mintRespondentScope(own, crypto.randomUUID())
    await practiceDb(scope, (tx) => refreshOverview(tx, clientId), { now })
    expect(await factsOf(practice)).toMatchObject([{ isScheduled: true }])
    await inPractice(practice, (tx) => changePlan(pauseSchedule)(tx, { scheduleId }), { now })
    expect(await factsOf(practice)).toMatchObject([{ isScheduled: true }])
    await inPractice(practice, (tx) => changePlan(endSchedule)(tx, { scheduleId }), { now })
    expect(await factsOf(practice)).toMatchObject([{ isScheduled: false }])
  })
})

describe('next due', () => {
  it('is the next day of a schedule, and not while it rests or is over', async () => {
    const { practice, clientId, scheduleId } = await plan()
    const shown = await readNext(practice, clientId)
    expect(shown).toMatchObject({ next: FIRST, status: 'scheduled' })
    expect(shown.staleAt).toEqual(instantOf(addDays(FIRST, 1), '00:00', ZONE))
    await inPractice(practice, (tx) => changePlan(pauseSchedule)(tx, { scheduleId }))
    expect((await readNext(practice, clientId)).next).toBeNull()
    await inPractice(practice, (tx) => changePlan(resumeSchedule)(tx, { scheduleId }))
    expect((await readNext(practice, clientId)).next).toBe(FIRST)
    await inPractice(practice, (tx) => changePlan(endSchedule)(tx, { scheduleId }))
    expect((await readNext(practice, clientId)).next).toBeNull()
  })

  it('moves on when the day has come and its form is asked', async () => {
    const { practice, clientId, scheduleId } = await plan()
    await ask(practice, scheduleId, FIRST)
    const { next, status } = await readNext(practice, clientId)
    expect([next, status]).toEqual([addDays(FIRST, 5), 'not-opened'])
  })

  it('passes over a day nobody acted on', async () => {
    const { practice, clientId } = await plan()
    const now = instantOf(addDays(FIRST, 1), '00:00', ZONE)
    await inPractice(practice, (tx) => refreshOverview(tx, clientId), { now })
    expect((await readNext(practice, clientId)).next).toBe(addDays(FIRST, 7))
  })

  it('is none once all contact is stopped, or contact was not confirmed for 120 days', async () => {
    const { practice, clientId } = await plan()
    const now = instantOf(addDays(TODAY, 120), '09:00', ZONE)
    await inPractice(practice, (tx) => refreshOverview(tx, clientId), { now })
    expect((await readNext(practice, clientId)).next).toBeNull()
    await inPractice(practice, (tx) => stopAllContact(tx, { clientId }))
    expect((await readNext(practice, clientId)).next).toBeNull()
  })

  it('is not lost when the client opens another form', async () => {
    const asked = await askForm({ practice: await makePractice({ timeZone: ZONE }) })
    await inPractice(asked.practice, (tx) => changePlan(makeSchedule)(tx, { ...weekly, clientId: asked.clientId }))
    await openForm(asked)
    const { next, status } = await readNext(asked.practice, asked.clientId)
    expect([next, status]).toEqual([FIRST, 'opened'])
  })
})
