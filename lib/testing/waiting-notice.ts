import { mintJobScope } from '@/lib/auth/scope'
import { practiceDb } from '@/lib/db/practice-db'
import { writeNotice } from '@/lib/domain/notice-message'
import type { NoticePace } from '@/lib/domain/notices'
import { env } from '@/lib/env'
import { toMailAccount } from '@/lib/mail/account'
import { setOwnNotices } from '@/lib/notices/commands/set-notices'
import type { Job } from '@/lib/server/run-job'
import { sendForm, sheetOf } from '@/lib/testing/answers-fixture'
import { type MailCatcher, readMail } from '@/lib/testing/mail-catcher'
import { inPractice, type MemberFixture, makePractice, type PracticeOptions } from '@/lib/testing/practice-fixture'
import { insertClient } from '@/lib/testing/rows'
import { planNotices } from '@/lib/worker/plan-notices'
import { sendNotice } from '@/lib/worker/send-notice'

const MINUTE = 60_000
/** 08:30 in London: the daily notice of this day is due from here on. */
export const MORNING = new Date('2026-11-20T08:30:00Z')
/** So many minutes from then. */
export const later = (minutes: number) => new Date(MORNING.getTime() + minutes * MINUTE)
export const NEXT_DAY = 24 * 60
/** The evening before. */
export const EVENING = -12 * 60

/** A practice's owner, who wants to be told so, and once a day at 08:30. */
export async function makeMember(pace: NoticePace = 'daily', options: PracticeOptions = {}): Promise<MemberFixture> {
  const { owner } = await makePractice({ timeZone: 'Europe/London', ...options })
  await setPace(owner, pace)
  return owner
}

export function setPace(member: MemberFixture, noticePace: NoticePace) {
  return inPractice(member, (tx) => setOwnNotices(tx, { noticePace, noticeAt: '08:30' }))
}

export const addWren = (member: MemberFixture) => inPractice(member, (tx) => insertClient(tx, { name: 'Wren Ashdown' }))

/** A client's form comes in so many minutes from the morning. */
export async function comeIn(
  member: MemberFixture,
  minutes: number,
  change: { clientId?: string; asksTalk?: boolean } = {},
) {
  const clientId = change.clientId ?? (await addWren(member))
  const { id } = await sendForm(member, clientId, {
    at: later(minutes),
    instrumentId: 'cta-10',
    fields: sheetOf('cta-10', 2, { private: change.asksTalk ?? false }),
  })
  return { clientId, responseId: id }
}

/** What stands in each mail that arrived. */
export const wordsOf = (catcher: MailCatcher) =>
  catcher.caught.map(({ raw }) => readMail(raw).parts[0]?.replaceAll('\r\n', '\n') ?? '')
/** What must stand in one. */
export const told = (formCount: number, talkCount = 0) =>
  writeNotice({ formCount, talkCount }, `${env().origin}/home`).body
/** What became of every notice to a member: "failed BUSY". */
export const statesOf = async (member: MemberFixture) =>
  (await readNotices(member)).map(({ state, reason }) => [state, reason].filter(Boolean).join(' '))

/** Does what the queue's job would do at this moment: look whether a member is to be told, with this mail server or none. */
export function planFor(member: MemberFixture, catcher: MailCatcher | null, now: Date): Promise<void> {
  return planNotices(jobAt(member, member.membershipId, now), accountOf(catcher))
}

/** Lets every notice to a member that waits leave. */
export async function sendNotices(member: MemberFixture, catcher: MailCatcher | null, now: Date): Promise<void> {
  for (const { id, state } of await readNotices(member)) {
    if (state !== 'queued' && state !== 'sending') continue
    await sendNotice(jobAt(member, id, now), undefined, accountOf(catcher))
  }
}

/** Both, one after the other. */
export async function tell(member: MemberFixture, catcher: MailCatcher, now: Date): Promise<void> {
  await planFor(member, catcher, now)
  await sendNotices(member, catcher, now)
}

/** Every notice to a member, oldest first. */
export function readNotices(member: MemberFixture) {
  return inPractice(member, (tx) =>
    tx.db.notice.findMany({ where: { memberId: member.membershipId }, orderBy: { id: 'asc' } }),
  )
}

/** A job of a member's practice, run at a moment of the test's choice. */
export function jobAt(member: MemberFixture, id: string, now: Date): Job {
  const ids = { practiceId: member.practiceId, id }
  const scope = mintJobScope(ids, crypto.randomUUID())
  return { ...ids, run: (work) => practiceDb(scope, work, { now }) }
}

function accountOf(catcher: MailCatcher | null) {
  return catcher && toMailAccount(catcher.url, env().origin)
}
