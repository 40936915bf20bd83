import { afterEach, describe, expect, it } from 'vitest'
import { reviewResponse } from '@/lib/assessments/commands/review-response'
import { archiveClient } from '@/lib/clients/commands/archive-client'
import { transferClient } from '@/lib/clients/commands/edit-client'
import { sendForm } from '@/lib/testing/answers-fixture'
import { catchMail, type MailCatcher, readMail, type Temper } from '@/lib/testing/mail-catcher'
import { inPractice, type MemberFixture, makePractice } from '@/lib/testing/practice-fixture'
import {
  addWren,
  comeIn,
  EVENING,
  later,
  MORNING,
  makeMember,
  NEXT_DAY,
  planFor,
  readNotices,
  sendNotices,
  setPace,
  statesOf,
  tell,
  told,
  wordsOf,
} from '@/lib/testing/waiting-notice'

const closing: MailCatcher[] = []

afterEach(async () => {
  for (const catcher of closing.splice(0)) await catcher.close()
})

async function open(temper: Temper = {}): Promise<MailCatcher> {
  const catcher = await catchMail(temper)
  closing.push(catcher)
  return catcher
}

describe('the daily notice', () => {
  it('is one mail for all that came in, to the clinician alone, and names nobody', async () => {
    const catcher = await open()
    const practice = await makePractice({ name: 'Heron House', timeZone: 'Europe/London' })
    await setPace(practice.owner, 'daily')
    await comeIn(practice.owner, EVENING)
    await comeIn(practice.owner, EVENING + 5, { asksTalk: true })
    await sendForm(practice.owner, await addWren(practice.owner), {
      ...{ at: later(-30), instrumentId: 'check-in', fields: { 'referent.kind': 'partner', mood: 4 } },
    })
    await comeIn(practice.clinician, -20, { asksTalk: true })
    const paper = { source: 'paper' as const, enteredById: practice.owner.membershipId }
    await sendForm(practice.owner, await addWren(practice.owner), { at: later(-10), ...paper })
    await tell(practice.owner, catcher, MORNING)
    await tell(practice.owner, catcher, later(1))
    expect(wordsOf(catcher)).toEqual([told(3, 1)])
    const [{ raw = '', to } = { to: [] }] = catcher.caught
    expect(to).toEqual([practice.owner.email])
    const { head, parts } = readMail(raw)
    expect(head).toContain('From: Forms <forms@')
    expect(head).toContain('Subject: New answers are waiting')
    expect(`${head}${parts.join()}`).not.toMatch(/Wren|Ashdown|Heron|Olive|cta-|check-in|<img/i)
    expect(await statesOf(practice.owner)).toEqual(['sent'])
  })

  it('waits for its time, and the next tells of newer ones only', async () => {
    const catcher = await open()
    const member = await makeMember()
    await comeIn(member, -5)
    await tell(member, catcher, later(-4))
    expect(catcher.caught).toEqual([])
    await tell(member, catcher, MORNING)
    await comeIn(member, 30)
    await comeIn(member, 40)
    await tell(member, catcher, later(45))
    expect(wordsOf(catcher)).toEqual([told(1)])
    await tell(member, catcher, later(NEXT_DAY))
    expect(wordsOf(catcher)).toEqual([told(1), told(2)])
    await tell(member, catcher, later(2 * NEXT_DAY))
    expect(catcher.caught).toHaveLength(2)
  })

  it('is none when all was read before it was due, and leaves out what was read before it left', async () => {
    const catcher = await open()
    const [first, second] = [await makeMember(), await makeMember()]
    const read = (member: MemberFixture, responseId: string) =>
      inPractice(member, (tx) => reviewResponse(tx, { responseId }))
    await read(first, (await comeIn(first, EVENING)).responseId)
    await tell(first, catcher, MORNING)
    expect(await statesOf(first)).toEqual([])
    const [one, two] = [await comeIn(second, EVENING), await comeIn(second, EVENING)]
    await planFor(second, catcher, MORNING)
    await read(second, one.responseId)
    await sendNotices(second, catcher, MORNING)
    expect(wordsOf(catcher)).toEqual([told(1)])
    await comeIn(second, 5, { clientId: two.clientId })
    await planFor(second, catcher, later(NEXT_DAY))
    for (const { id } of await inPractice(second, (tx) => tx.db.response.findMany({ where: { reviewedAt: null } })))
      await read(second, id)
    await sendNotices(second, catcher, later(NEXT_DAY))
    expect(await statesOf(second)).toEqual(['sent', 'dropped NOT_NEEDED'])
    expect(catcher.caught).toHaveLength(1)
  })

  it('tells whoever has the file now of what waits in it, and no longer whoever had it', async () => {
    const catcher = await open()
    const { owner, clinician } = await makePractice({ timeZone: 'Europe/London' })
    await setPace(owner, 'daily')
    await setPace(clinician, 'daily')
    const { clientId } = await comeIn(owner, EVENING)
    const hands = { clientId, responsibleId: clinician.membershipId }
    await inPractice(owner, (tx) => transferClient(tx, hands), { now: later(EVENING + 10) })
    await tell(owner, catcher, MORNING)
    await tell(clinician, catcher, MORNING)
    expect(catcher.caught.map(({ to }) => to)).toEqual([[clinician.email]])
  })

  it('planned by four workers at once is one', async () => {
    const catcher = await open()
    const member = await makeMember()
    await comeIn(member, EVENING)
    await Promise.all([1, 2, 3, 4].map(() => planFor(member, catcher, MORNING)))
    await sendNotices(member, catcher, MORNING)
    expect(wordsOf(catcher)).toEqual([told(1)])
  })
})

it('told as each form comes in, a member has one notice for each', async () => {
  const catcher = await open()
  const member = await makeMember('each')
  for (const minutes of [10, 20, 30]) {
    await comeIn(member, minutes, { asksTalk: minutes === 20 })
    await tell(member, catcher, later(minutes))
  }
  expect(wordsOf(catcher)).toEqual([told(1), told(1, 1), told(1)])
})

describe('nothing is sent', () => {
  const cases: [string, () => Promise<MemberFixture>, (member: MemberFixture, clientId: string) => Promise<unknown>][] =
    [
      ['to a member who wants none', () => makeMember('none'), async () => undefined],
      ['of a demo practice', () => makeMember('each', { isDemo: true }), async () => undefined],
      [
        'to a member who left',
        () => makeMember('each'),
        (member) =>
          inPractice(member, (tx) =>
            tx.db.membership.updateMany({ where: { id: member.membershipId }, data: { deactivatedAt: tx.now } }),
          ),
      ],
      [
        'of a file that was closed',
        () => makeMember('each'),
        (member, clientId) => inPractice(member, (tx) => archiveClient(tx, { clientId, endReason: null })),
      ],
    ]

  it.each(cases)('%s', async (_name, make, change) => {
    const catcher = await open()
    const member = await make()
    const { clientId } = await comeIn(member, 0)
    await change(member, clientId)
    await tell(member, catcher, later(NEXT_DAY))
    expect(catcher.caught).toEqual([])
    expect(await readNotices(member)).toEqual([])
  })

  it.each(cases.slice(2))('%s while it was on its way', async (_name, make, change) => {
    const catcher = await open()
    const member = await make()
    const { clientId } = await comeIn(member, 0)
    await planFor(member, catcher, later(1))
    await change(member, clientId)
    await sendNotices(member, catcher, later(2))
    expect(catcher.caught).toEqual([])
    expect(await statesOf(member)).toEqual(['dropped NOT_NEEDED'])
  })

  it('without a mail account, and it is told once there is one', async () => {
    const catcher = await open()
    const member = await makeMember('each')
    await comeIn(member, 0)
    await planFor(member, null, later(1))
    expect(await readNotices(member)).toEqual([])
    await planFor(member, catcher, later(2))
    await sendNotices(member, null, later(2))
    expect(await statesOf(member)).toEqual(['dropped NO_MAIL'])
    await comeIn(member, 5)
    await tell(member, catcher, later(6))
    expect(wordsOf(catcher)).toEqual([told(2)])
  })
})
