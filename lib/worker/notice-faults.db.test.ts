import { afterEach, describe, expect, it } from 'vitest'
import { claimNotice, noteNoticeHandOver, settleNotice } from '@/lib/notices/commands/dispatch-notice'
import { catchMail, type MailCatcher, type Temper } from '@/lib/testing/mail-catcher'
import {
  comeIn,
  EVENING,
  jobAt,
  later,
  MORNING,
  makeMember,
  NEXT_DAY,
  planFor,
  readNotices,
  sendNotices,
  statesOf,
  tell,
  told,
  wordsOf,
} from '@/lib/testing/waiting-notice'
import { sendNotice } from '@/lib/worker/send-notice'

const closing: MailCatcher[] = []

afterEach(async () => {
  for (const catcher of closing.splice(0)) await catcher.close()
})

async function open(temper: Temper = {}): Promise<MailCatcher> {
  const catcher = await catchMail(temper)
  closing.push(catcher)
  return catcher
}

describe('when a notice does not arrive', () => {
  it('a refused address is said, and what it was to tell stands in the next daily one', async () => {
    const member = await makeMember()
    await comeIn(member, EVENING)
    await tell(member, await open({ recipient: 550 }), MORNING)
    const catcher = await open()
    await tell(member, catcher, later(5))
    await comeIn(member, 60)
    await tell(member, catcher, later(NEXT_DAY))
    expect(await statesOf(member)).toEqual(['failed REFUSED_ADDRESS', 'sent'])
    expect(wordsOf(catcher)).toEqual([told(2)])
  })

  it('a server that is busy or away is tried again, and the notice arrives once', async () => {
    const member = await makeMember()
    await comeIn(member, EVENING)
    await tell(member, await open({ recipient: 451 }), MORNING)
    expect(await statesOf(member)).toEqual(['queued BUSY'])
    const gone = await catchMail()
    await gone.close()
    await sendNotices(member, gone, later(1))
    const [waiting] = await readNotices(member)
    expect(waiting).toMatchObject({ state: 'queued', reason: 'UNREACHABLE', attempts: 2, nextTryAt: later(6) })
    const catcher = await open()
    await sendNotices(member, catcher, later(6))
    await sendNotices(member, catcher, later(7))
    expect(wordsOf(catcher)).toEqual([told(1)])
    expect(await statesOf(member)).toEqual(['sent'])
  })

  it('a server that has it and hangs up without a word is not given it again, with the next one neither', async () => {
    const member = await makeMember()
    await comeIn(member, EVENING)
    await tell(member, await open({ content: 'drop' }), MORNING)
    expect(await statesOf(member)).toEqual(['failed UNSURE'])
    const catcher = await open()
    await tell(member, catcher, later(NEXT_DAY))
    expect(catcher.caught).toEqual([])
  })

  it('a worker killed before it handed over is made good, one killed after is told of', async () => {
    const catcher = await open()
    const claim = async () => {
      const member = await makeMember('each')
      await comeIn(member, 0)
      await planFor(member, catcher, later(1))
      const noticeId = (await readNotices(member))[0]?.id ?? ''
      const job = jobAt(member, noticeId, later(1))
      const claimed = await job.run((tx) => claimNotice(tx, { noticeId, isMailOn: true }))
      return { member, job, noticeId, claimId: claimed?.claimId ?? '' }
    }
    const early = await claim()
    await sendNotices(early.member, catcher, later(2))
    expect(catcher.caught).toHaveLength(1)
    // The first, had it only been slow, may not hand over any more.
    await expect(early.job.run((tx) => noteNoticeHandOver(tx, early))).rejects.toMatchObject({ code: 'STALE' })
    const late = await claim()
    await late.job.run((tx) => noteNoticeHandOver(tx, late))
    await sendNotices(late.member, catcher, later(2))
    expect(catcher.caught).toHaveLength(1)
    expect(await statesOf(late.member)).toEqual(['failed UNSURE'])
    // It was not dead after all, and knows.
    await late.job.run((tx) => settleNotice(tx, { ...late, outcome: { isAccepted: true } }))
    expect(await statesOf(late.member)).toEqual(['sent'])
  })

  it('of two workers, one sends it', async () => {
    const catcher = await open()
    const member = await makeMember('each')
    await comeIn(member, 0)
    await planFor(member, catcher, later(1))
    await Promise.allSettled([1, 2].map(() => sendNotices(member, catcher, later(2))))
    await sendNotices(member, catcher, later(3))
    expect(catcher.caught).toHaveLength(1)
  })
})

it('a notice of another practice is nobody’s here', async () => {
  const catcher = await open()
  const [mine, theirs] = [await makeMember('each'), await makeMember('each')]
  await comeIn(theirs, 0)
  await planFor(theirs, catcher, later(1))
  const id = (await readNotices(theirs))[0]?.id ?? ''
  await sendNotice({ ...jobAt(mine, id, later(2)) })
  expect(catcher.caught).toEqual([])
  expect(await statesOf(theirs)).toEqual(['queued'])
})
