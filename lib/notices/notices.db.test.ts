import { Client } from 'pg'
import { expect, it } from 'vitest'
import { submitAnswers } from '@/app/_acts/submit-answers'
import { getInstrument } from '@/lib/domain/instruments/registry'
import { env } from '@/lib/env'
import { setOwnNotices } from '@/lib/notices/commands/set-notices'
import { readOwnNotices } from '@/lib/notices/queries'
import { makeClient, sendForm, sheetOf } from '@/lib/testing/answers-fixture'
import { askForm } from '@/lib/testing/asked-form'
import {
  inPractice,
  inRespondent,
  type MemberFixture,
  makePractice,
  makeRespondentScope,
} from '@/lib/testing/practice-fixture'

/** When the queue will look whether this member is to be told; nothing runs jobs here. */
async function readPlans(member: MemberFixture): Promise<Date[]> {
  const client = new Client({ connectionString: env().databaseUrlWorker })
  await client.connect()
  try {
    const { rows } = await client.query<{ run_at: Date; payload: object }>(
      `SELECT j.run_at, j.payload FROM graphile_worker._private_jobs j
        JOIN graphile_worker._private_tasks t ON t.id = j.task_id
        WHERE t.identifier = 'plan-notice' AND j.payload->>'id' = $1`,
      [member.membershipId],
    )
    for (const { payload } of rows) expect(payload).toEqual({ practiceId: member.practiceId, id: member.membershipId })
    return rows.map((row) => row.run_at)
  } finally {
    await client.end()
  }
}

it('a form sent in asks in its own transaction for its clinician to be told; one from paper does not', async () => {
  const { practice, clientId, assignmentId } = await askForm()
  const scope = makeRespondentScope(practice, { clientId, assignmentId })
  const form = {
    instrumentId: 'cta-10',
    instrumentVersion: getInstrument('cta-10').version,
    language: 'en',
    fields: sheetOf('cta-10', 2),
  }
  const send = (isGivenUp: boolean) =>
    inRespondent(scope, async (tx) => {
      await submitAnswers(tx, { ...form, clientId, assignmentId, source: 'link', completedAt: tx.now })
      if (isGivenUp) throw new Error('given up')
    })
  await expect(send(true)).rejects.toThrow('given up')
  const paper = { source: 'paper' as const, enteredById: practice.owner.membershipId }
  await sendForm(practice, await makeClient(practice), { at: new Date(), ...paper })
  expect(await readPlans(practice.owner)).toEqual([])
  await send(false)
  expect(await readPlans(practice.owner)).toHaveLength(1)
  expect(await readPlans(practice.clinician)).toEqual([])
})

it('a changed time holds from the next daily notice on, and Save itself sends nothing', async () => {
  const practice = await makePractice({ timeZone: 'Europe/London' })
  const save = (noticePace: 'daily' | 'each' | 'none', noticeAt: string, now: string) =>
    inPractice(practice, (tx) => setOwnNotices(tx, { noticePace, noticeAt }), { now: new Date(now) })
  await save('each', '07:30', '2026-07-20T10:00:00Z')
  await save('none', '07:30', '2026-07-20T10:00:00Z')
  expect(await readPlans(practice.owner)).toEqual([])
  await save('daily', '18:15', '2026-07-20T10:00:00Z')
  expect(await readPlans(practice.owner)).toEqual([new Date('2026-07-20T17:15:00Z')])
  await save('daily', '09:00', '2026-07-20T10:00:00Z')
  expect(await readPlans(practice.owner)).toEqual([new Date('2026-07-21T08:00:00Z')])
})

it('a member reads and changes their own setting and nobody else’s', async () => {
  const practice = await makePractice()
  const { owner, clinician } = practice
  expect(await inPractice(owner, readOwnNotices)).toEqual({
    ...{ noticePace: 'daily', noticeAt: '07:30', last: null },
    waiting: { formCount: 0, talkCount: 0 },
  })
  await inPractice(owner, (tx) => setOwnNotices(tx, { noticePace: 'each', noticeAt: '06:00' }))
  await sendForm(owner, await makeClient(owner), { at: new Date(), fields: sheetOf('cta-40', 1, { private: true }) })
  expect(await inPractice(owner, readOwnNotices)).toMatchObject({
    ...{ noticePace: 'each', noticeAt: '06:00' },
    waiting: { formCount: 1, talkCount: 1 },
  })
  expect(await inPractice(clinician, readOwnNotices)).toMatchObject({
    ...{ noticePace: 'daily', noticeAt: '07:30' },
    waiting: { formCount: 0, talkCount: 0 },
  })
  const changes = await inPractice(owner, (tx) =>
    tx.db.auditEvent.count({ where: { action: 'member.notices-changed', subjectId: owner.membershipId } }),
  )
  expect(changes).toBe(1)
})
