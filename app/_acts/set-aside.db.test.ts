import { describe, expect, it } from 'vitest'
import { dismiss, snooze, undo } from '@/app/_acts/set-aside'
import { assignInstrument } from '@/lib/assignments/commands/assign-instrument'
import { dismissInput, snoozeInput } from '@/lib/attention/commands'
import { countAttention, listAttention, listSetAside } from '@/lib/attention/queries'
import { reviewCheckIn } from '@/lib/check-ins/commands'
import { archiveClient } from '@/lib/clients/commands/archive-client'
import { refreshOverview, refreshStaleOverviews } from '@/lib/clients/commands/refresh-overview'
import { makeClient, sendForm, sheetOf } from '@/lib/testing/answers-fixture'
import { inPractice, makePractice, type PracticeFixture } from '@/lib/testing/practice-fixture'

const at = (day: number, hour = 10) => new Date(Date.UTC(2026, 5, day, hour))
const why = 'Spoken on the phone.'

function checkInOf(fields: Record<string, unknown> = {}) {
  return {
    'referent.kind': 'partner',
    'referent.hint': null,
    contact: 'often',
    private: false,
    mood: 6,
    fulfilled: 5,
    respected: 6,
    goingWell: null,
    needsImprovement: null,
    boundary: null,
    boundaryKinds: null,
    timeForSelf: null,
    connectionOutside: null,
    bringToSession: null,
    safety: 4,
    ...fields,
  }
}

async function checkIn(practice: PracticeFixture, clientId: string, day: number, fields: Record<string, unknown> = {}) {
  return sendForm(practice, clientId, { at: at(day), instrumentId: 'check-in', fields: checkInOf(fields) })
}

/** The list as Home reads it on a day. */
async function listOn(practice: PracticeFixture, day: number, membershipId: string | null = null) {
  return inPractice(
    practice,
    async (tx) => {
      await refreshStaleOverviews(tx)
      const items = await listAttention(tx, { membershipId, page: 1, pageSize: 25 })
      const { all } = await countAttention(tx)
      return { items, total: all }
    },
    { now: at(day) },
  )
}

async function codesOn(practice: PracticeFixture, day: number) {
  const { items, total } = await listOn(practice, day)
  expect(total).toBe(items.length)
  return items.map((item) => item.reasons.map((reason) => reason.code))
}

async function firstReason(practice: PracticeFixture, day: number) {
  const [item] = (await listOn(practice, day)).items
  return { clientId: item?.clientId ?? '', key: item?.reasons[0]?.key ?? '' }
}

describe('the list of who needs someone', () => {
  it('follows the days by itself: unread within the promise, past it, read', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice, 'Rohan')
    // A Monday, with a promise of three working days: until Thursday the 4th.
    const sent = await checkIn(practice, clientId, 1)
    expect(await codesOn(practice, 4)).toEqual([])
    expect(await codesOn(practice, 5)).toEqual([['UNREVIEWED']])
    await inPractice(
      practice,
      async (tx) => {
        await reviewCheckIn(tx, { checkInId: sent.id })
        await refreshOverview(tx, clientId)
      },
      { now: at(5) },
    )
    expect(await codesOn(practice, 6)).toEqual([])
  })

  it('shows all reasons of a client in one row, the most pressing first, and sorts clients by it', async () => {
    const practice = await makePractice()
    const low = await makeClient(practice, 'Wen')
    const talk = await makeClient(practice, 'Junpei')
    await checkIn(practice, low, 2, { mood: 1 })
    await checkIn(practice, talk, 3, { private: true, respected: 0 })
    expect(await codesOn(practice, 3)).toEqual([['PRIVATE_TALK', 'CHECKIN_LOW'], ['CHECKIN_LOW']])
  })

  it('holds back what scores say while a safety review is open', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice, 'Linnet')
    await sendForm(practice, clientId, { at: at(1), fields: sheetOf('cta-40', 1, { STR10: 4 }) })
    await sendForm(practice, clientId, { at: at(20), fields: sheetOf('cta-40', 4, { STR10: 0 }) })
    const { items } = await listOn(practice, 20)
    expect(items[0]?.reasons.map((each) => each.code)).toEqual(['SAFETY_REVIEW', 'UNREVIEWED'])
    expect(JSON.stringify(items)).not.toMatch(/83\.3|33\.3/)
  })

  it('is one clinician’s or everybody’s', async () => {
    const practice = await makePractice()
    const mine = await makeClient(practice, 'Mine')
    const theirs = await makeClient(practice.clinician, 'Theirs')
    await checkIn(practice, mine, 2, { mood: 1 })
    await checkIn(practice, theirs, 3, { mood: 1 })
    const names = async (membershipId: string | null) =>
      (await listOn(practice, 3, membershipId)).items.map((item) => item.name)
    expect(await names(null)).toEqual(['Mine', 'Theirs'])
    expect(await names(practice.clinician.membershipId)).toEqual(['Theirs'])
    expect(await names(practice.owner.membershipId)).toEqual(['Mine'])
  })

  it('names two links that ran out one after the other, and nobody who was archived', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice, 'Caspian')
    for (const day of [1, 8]) {
      const form = { clientId, instrumentId: 'check-in', via: 'shown' as const, expiresInDays: 5 }
      await inPractice(
        practice,
        async (tx) => {
          await assignInstrument(tx, { ...form, isDuplicateAccepted: true })
          await refreshOverview(tx, clientId)
        },
        { now: at(day) },
      )
    }
    expect(await codesOn(practice, 13)).toEqual([])
    expect(await codesOn(practice, 14)).toEqual([['MISSED_TWICE']])
    await inPractice(practice, (tx) => archiveClient(tx, { clientId, endReason: null }), { now: at(15) })
    expect(await codesOn(practice, 16)).toEqual([])
    const left = await inPractice(practice, (tx) => tx.db.attentionReason.count())
    expect(left).toBe(0)
  })
})

describe('setting a reason aside', () => {
  async function withLowMood() {
    const practice = await makePractice()
    const clientId = await makeClient(practice, 'Wen')
    await checkIn(practice, clientId, 1, { mood: 1 })
    return { practice, ...(await firstReason(practice, 1)) }
  }

  it('puts it off until the day named, and it comes back by itself', async () => {
    const { practice, clientId, key } = await withLowMood()
    const input = { clientId, key, until: '2026-06-03', reason: why }
    await inPractice(practice, (tx) => snooze(tx, input), { now: at(1) })
    expect(await codesOn(practice, 2)).toEqual([])
    const aside = await inPractice(practice, (tx) => listSetAside(tx, { membershipId: null, today: '2026-06-02' }))
    expect(aside).toMatchObject([
      { clientId, kind: 'snoozed', untilOn: '2026-06-03', words: why, byName: 'Olive Owner', reason: { key } },
    ])
    expect(await codesOn(practice, 3)).toEqual([['CHECKIN_LOW']])
    const over = await inPractice(practice, (tx) => listSetAside(tx, { membershipId: null, today: '2026-06-03' }))
    expect(over).toEqual([])
    // Put off once more: the snooze that ran out makes room.
    await inPractice(practice, (tx) => snooze(tx, { ...input, until: '2026-06-04' }), { now: at(3) })
    expect(await codesOn(practice, 3)).toEqual([])
  })

  it('dismisses it for good, and shows another occurrence', async () => {
    const { practice, clientId, key } = await withLowMood()
    await inPractice(practice, (tx) => dismiss(tx, { clientId, key, reason: why }), { now: at(1) })
    expect(await codesOn(practice, 2)).toEqual([])
    await checkIn(practice, clientId, 3, { mood: 2 })
    expect(await codesOn(practice, 3)).toEqual([['CHECKIN_LOW']])
  })

  it('brings it back, once', async () => {
    const { practice, clientId, key } = await withLowMood()
    await inPractice(practice, (tx) => dismiss(tx, { clientId, key, reason: why }), { now: at(1) })
    const [aside] = await inPractice(practice, (tx) => listSetAside(tx, { membershipId: null, today: '2026-06-01' }))
    const decisionId = aside?.decisionId ?? ''
    await inPractice(practice, (tx) => undo(tx, { decisionId }), { now: at(2) })
    expect(await codesOn(practice, 2)).toEqual([['CHECKIN_LOW']])
    await expect(inPractice(practice, (tx) => undo(tx, { decisionId }))).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('is in the record, the reason sealed', async () => {
    const { practice, clientId, key } = await withLowMood()
    await inPractice(practice, (tx) => snooze(tx, { clientId, key, until: '2026-06-03', reason: why }), { now: at(1) })
    await inPractice(practice, async (tx) => {
      const events = await tx.db.auditEvent.findMany({
        where: { clientId, action: { startsWith: 'attention.' } },
        select: { action: true, subjectKind: true },
      })
      expect(events).toEqual([{ action: 'attention.snoozed', subjectKind: 'attention-decision' }])
      const [row] = await tx.db.attentionDecision.findMany({ select: { reasonSealed: true } })
      expect(Buffer.from(row?.reasonSealed ?? []).toString('latin1')).not.toContain('phone')
    })
  })

  it.each([
    ['today', '2026-06-01', /after today/],
    ['a day long past', '2025-01-01', /after today/],
    ['more than 60 days on', '2026-08-01', /within the next 60 days/],
  ])('refuses to put it off until %s, in words', async (_name, until, words) => {
    const { practice, clientId, key } = await withLowMood()
    const tried = inPractice(practice, (tx) => snooze(tx, { clientId, key, until, reason: why }), { now: at(1) })
    await expect(tried).rejects.toMatchObject({
      code: 'BAD_INPUT',
      fieldErrors: { until: [expect.stringMatching(words)] },
    })
  })

  it('refuses what is no day and what has no reason', () => {
    const form = { clientId: crypto.randomUUID(), key: 'CHECKIN_LOW:x', reason: why }
    for (const until of ['', '31/06/2026', '2026-02-31', 'tomorrow', null]) {
      expect(snoozeInput.safeParse({ ...form, until }).success).toBe(false)
    }
    for (const reason of ['', '   ', undefined]) expect(dismissInput.safeParse({ ...form, reason }).success).toBe(false)
    expect(dismissInput.safeParse({ ...form, key: '' }).success).toBe(false)
  })

  it('refuses a key that is not there, and one that was set aside already', async () => {
    const { practice, clientId, key } = await withLowMood()
    const decide = (given: string) => inPractice(practice, (tx) => dismiss(tx, { clientId, key: given, reason: why }))
    await expect(decide('CHECKIN_LOW:nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const tries = await Promise.allSettled([decide(key), decide(key)])
    expect(tries.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await expect(decide(key)).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('never dismisses a wish to talk alone or a safety review, and puts them off for a week at most', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice, 'Linnet')
    await checkIn(practice, clientId, 1, { private: true, safety: 0 })
    const [item] = (await listOn(practice, 1)).items
    expect(item?.reasons.map((each) => each.code)).toEqual(['PRIVATE_TALK', 'SAFETY_REVIEW'])
    for (const { key } of item?.reasons ?? []) {
      const decide = inPractice(practice, (tx) => dismiss(tx, { clientId, key, reason: why }), { now: at(1) })
      await expect(decide).rejects.toMatchObject({ code: 'FORBIDDEN' })
      const far = { clientId, key, until: '2026-06-09', reason: why }
      const put = inPractice(practice, (tx) => snooze(tx, far), { now: at(1) })
      await expect(put).rejects.toMatchObject({ fieldErrors: { until: [expect.stringMatching(/next 7 days/)] } })
      await inPractice(practice, (tx) => snooze(tx, { ...far, until: '2026-06-08' }), { now: at(1) })
    }
    expect(await codesOn(practice, 7)).toEqual([['UNREVIEWED']])
    expect(await codesOn(practice, 8)).toEqual([['PRIVATE_TALK', 'SAFETY_REVIEW', 'UNREVIEWED']])
  })
})
