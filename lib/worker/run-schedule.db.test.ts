import { describe, expect, it } from 'vitest'
import { archiveClients } from '@/app/_acts/archive-clients'
import { stopAllContact } from '@/app/_acts/stop-contact'
import { completeAssignment } from '@/lib/assignments/commands/complete-assignment'
import { mintJobScope } from '@/lib/auth/scope'
import { addClient } from '@/lib/clients/commands/add-client'
import { confirmContact } from '@/lib/clients/commands/change-contact'
import { practiceDb } from '@/lib/db/practice-db'
import { instantOf, type LocalDate } from '@/lib/domain/wall-time'
import { pauseSchedule, resumeSchedule } from '@/lib/schedules/commands/change-schedule'
import { type MakeSchedule, makeSchedule } from '@/lib/schedules/commands/make-schedule'
import { listSchedules } from '@/lib/schedules/queries'
import { newClient } from '@/lib/testing/populated-practice'
import { inPractice, makePractice, type PracticeFixture } from '@/lib/testing/practice-fixture'
import { runSchedule } from '@/lib/worker/run-schedule'

const ZONE = 'Europe/London'
const BEGUN = new Date('2026-11-02T08:00:00Z')

type Planned = { practice: PracticeFixture; clientId: string; scheduleId: string }

async function plan(change: Partial<MakeSchedule> = {}): Promise<Planned> {
  const practice = await makePractice({ timeZone: ZONE })
  return inPractice(
    practice,
    async (tx) => {
      const { clientId } = await addClient(tx, newClient('Wren', 'Wren Ash'))
      const { scheduleId } = await makeSchedule(tx, {
        ...{ clientId, formId: 'cta-10', every: 1, unit: 'week', startsOn: '2026-11-02', sendsAt: '09:30' },
        ...{ times: null, expiresInDays: 5 },
        ...change,
      })
      return { practice, clientId, scheduleId }
    },
    { now: BEGUN },
  )
}

/** The job, as the queue would run it at this wall time. */
function runAt({ practice, scheduleId }: Planned, day: LocalDate, time = '09:30'): Promise<void> {
  const scope = mintJobScope({ practiceId: practice.practiceId, id: scheduleId }, crypto.randomUUID())
  const now = instantOf(day, time, ZONE)
  return runSchedule({
    practiceId: practice.practiceId,
    id: scheduleId,
    run: (work) => practiceDb(scope, work, { now }),
  })
}

function readDays({ practice, scheduleId }: Planned): Promise<string[]> {
  return inPractice(practice, async (tx) => {
    const rows = await tx.db.scheduleOccurrence.findMany({ where: { scheduleId }, orderBy: { onDay: 'asc' } })
    return rows.map(({ onDay, outcome }) => `${onDay.toISOString().slice(0, 10)} ${outcome}`)
  })
}

/** What was asked, and whether its message is on the way. */
function readAsked({ practice, clientId }: Planned) {
  return inPractice(practice, (tx) =>
    tx.db.assignment.findMany({
      where: { clientId },
      orderBy: { createdAt: 'asc' },
      select: { id: true, via: true, createdById: true, messages: { select: { state: true } } },
    }),
  )
}

describe('a schedule', () => {
  it('asks on its day, once, by message, in the name of whoever arranged it', async () => {
    const planned = await plan()
    await runAt(planned, '2026-11-02', '09:29')
    expect(await readDays(planned)).toEqual([])
    await runAt(planned, '2026-11-02')
    await runAt(planned, '2026-11-02')
    await runAt(planned, '2026-11-08')
    expect(await readDays(planned)).toEqual(['2026-11-02 sent'])
    const { membershipId } = planned.practice.owner
    const [asked] = await readAsked(planned)
    expect(asked).toMatchObject({ via: 'message', createdById: membershipId, messages: [{ state: 'queued' }] })
    await runAt(planned, '2026-11-09')
    expect(await readDays(planned)).toEqual(['2026-11-02 sent', '2026-11-09 sent'])
  })

  it('run by two workers at once, asks once', async () => {
    const planned = await plan()
    await Promise.all([1, 2, 3, 4].map(() => runAt(planned, '2026-11-02')))
    expect(await readAsked(planned)).toHaveLength(1)
    expect(await readDays(planned)).toEqual(['2026-11-02 sent'])
  })

  it('does not ask while an earlier one is open, and says so', async () => {
    const planned = await plan({ expiresInDays: 30 })
    await runAt(planned, '2026-11-02')
    await runAt(planned, '2026-11-09')
    expect(await readDays(planned)).toEqual(['2026-11-02 sent', '2026-11-09 still-open'])
    const [asked] = await readAsked(planned)
    await inPractice(planned.practice, (tx) => completeAssignment(tx, { assignmentId: asked?.id ?? '' }), {
      now: instantOf('2026-11-10', '12:00', ZONE),
    })
    await runAt(planned, '2026-11-16')
    expect(await readDays(planned)).toContain('2026-11-16 sent')
  })

  it('after a month asleep catches up once', async () => {
    const planned = await plan()
    await runAt(planned, '2026-12-03', '18:00')
    expect(await readDays(planned)).toEqual([
      ...['2026-11-02 passed', '2026-11-09 passed', '2026-11-16 passed', '2026-11-23 passed', '2026-11-30 sent'],
    ])
    expect(await readAsked(planned)).toHaveLength(1)
  })

  it('ends after so many times', async () => {
    const planned = await plan({ times: 2 })
    for (const day of ['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23']) await runAt(planned, day)
    expect(await readDays(planned)).toEqual(['2026-11-02 sent', '2026-11-09 sent'])
  })

  it('rests while paused, and goes on with a day still to come', async () => {
    const planned = await plan()
    await inPractice(planned.practice, (tx) => pauseSchedule(tx, planned), { now: BEGUN })
    await runAt(planned, '2026-11-02')
    const later = instantOf('2026-11-10', '12:00', ZONE)
    await inPractice(planned.practice, (tx) => resumeSchedule(tx, planned), { now: later })
    await runAt(planned, '2026-11-10', '12:01')
    expect(await readDays(planned)).toEqual([])
    await runAt(planned, '2026-11-16')
    expect(await readDays(planned)).toEqual(['2026-11-16 sent'])
  })

  it('is held when contact was not confirmed for 120 days, and goes on when it is', async () => {
    const planned = await plan()
    await runAt(planned, '2027-03-08')
    expect((await readDays(planned)).at(-1)).toBe('2027-03-08 held')
    const now = instantOf('2027-03-09', '12:00', ZONE)
    await inPractice(planned.practice, (tx) => confirmContact(tx, planned), { now })
    await runAt(planned, '2027-03-15')
    expect((await readDays(planned)).at(-1)).toBe('2027-03-15 sent')
  })
})

describe('what ends every schedule', () => {
  it.each([
    ['all contact stopped', (planned: Planned) => inPractice(planned.practice, (tx) => stopAllContact(tx, planned))],
    [
      'an archived file',
      (planned: Planned) =>
        inPractice(planned.practice, (tx) => archiveClients(tx, { clientIds: [planned.clientId], endReason: null })),
    ],
  ])('%s', async (_name, act) => {
    const planned = await plan()
    await act(planned)
    await runAt(planned, '2026-11-02')
    expect(await readDays(planned)).toEqual([])
    const [row] = await inPractice(planned.practice, (tx) => listSchedules(tx, planned.clientId))
    expect(row?.endedAt).toBeInstanceOf(Date)
  })
})

describe('what cannot be arranged', () => {
  it('a start in the past, a second one for the form, a client who is seen in session only', async () => {
    await expect(plan({ startsOn: '2026-11-01' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      fieldErrors: { startsOn: [expect.stringContaining('This day is over')] },
    })
    const { practice, clientId } = await plan()
    const again = { clientId, formId: 'cta-10', every: 2, unit: 'week' as const, startsOn: '2026-11-09' }
    const rest = { sendsAt: '10:00', times: null, expiresInDays: 7 }
    const make = (id: string) =>
      inPractice(practice, (tx) => makeSchedule(tx, { ...again, ...rest, clientId: id }), { now: BEGUN })
    await expect(make(clientId)).rejects.toMatchObject({ code: 'CONFLICT' })
    const inSession = {
      ...newClient('Ivo', 'Ivo Marsh'),
      record: { contact: { choice: 'session' as const, codeName: null }, instructions: '' },
    }
    const other = await inPractice(practice, (tx) => addClient(tx, inSession))
    await expect(make(other.clientId)).rejects.toMatchObject({ code: 'CONTACT_FORBIDS' })
  })
})
