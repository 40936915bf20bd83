import { describe, expect, it } from 'vitest'
import { changePlan } from '@/app/_acts/change-plan'
import { stopAllContact } from '@/app/_acts/stop-contact'
import { mintJobScope } from '@/lib/auth/scope'
import { addClient } from '@/lib/clients/commands/add-client'
import { refreshOverview } from '@/lib/clients/commands/refresh-overview'
import { readOverview } from '@/lib/clients/stored-overview'
import { practiceDb } from '@/lib/db/practice-db'
import { addDays, instantOf, localDateOf } from '@/lib/domain/wall-time'
import { endSchedule, pauseSchedule, resumeSchedule } from '@/lib/schedules/commands/change-schedule'
import { makeSchedule } from '@/lib/schedules/commands/make-schedule'
import { askForm, openForm } from '@/lib/testing/asked-form'
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
    const scope = mintJobScope({ practiceId: practice.practiceId, id: scheduleId }, crypto.randomUUID())
    const now = instantOf(FIRST, '09:30', ZONE)
    await runSchedule({
      practiceId: practice.practiceId,
      id: scheduleId,
      run: (work) => practiceDb(scope, work, { now }),
    })
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
