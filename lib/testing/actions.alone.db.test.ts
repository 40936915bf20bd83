import fc from 'fast-check'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { decodeSessionCookie } from '@/lib/auth/session-cookie'
import { findSession, lockSession } from '@/lib/auth/session-rows'
import { identityDb } from '@/lib/db/identity-db'
import type { FormAction } from '@/lib/domain/action-result'
import { actAs, actWith } from '@/lib/testing/act-as'
import { makePopulatedPractice, type PopulatedPractice } from '@/lib/testing/populated-practice'
import {
  addMember,
  inPractice,
  makePractice,
  makeSessionCookie,
  type PracticeFixture,
} from '@/lib/testing/practice-fixture'
import { readAllRows } from '@/lib/testing/read-all-rows'

vi.mock('next/headers', async () => (await import('@/lib/testing/act-as')).nextHeaders)
vi.mock('next/cache', async () => (await import('@/lib/testing/act-as')).nextCache)

const modules = import.meta.glob<Record<string, FormAction<unknown>>>('/app/**/actions.ts', { eager: true })

const actions = Object.entries(modules).flatMap(([path, exported]) =>
  Object.entries(exported).map(([name, action]): [string, FormAction<unknown>] => [
    `${path.slice('/app/'.length)}:${name}`,
    action,
  ]),
)

/** Fields that any of our forms has, with what a real form could send. Each action reads its own and drops the rest. */
const PLAUSIBLE: Record<string, (of: PopulatedPractice) => string[]> = {
  clientId: ({ ids }) => [ids.clientId],
  assignmentId: ({ ids }) => [ids.assignmentId, ids.spentAssignmentId],
  scheduleId: ({ ids }) => [ids.scheduleId],
  formId: () => ['cta-10', 'check-in'],
  every: () => ['4'],
  unit: () => ['week', 'month'],
  startsOn: () => ['2027-01-05'],
  sendsAt: () => ['09:30'],
  times: () => ['', '6'],
  messageId: ({ ids }) => [ids.messageId],
  mailSenderName: () => ['', 'Heron House'],
  mailSenderAddress: () => ['', 'desk@heron.example'],
  reminderCount: () => ['0', '2'],
  reminderAfterDays: () => ['3'],
  noticePace: () => ['daily', 'each', 'none'],
  noticeAt: () => ['07:30'],
  reminderAt: () => ['09:30'],
  noteId: ({ ids }) => [ids.draftNoteId, ids.signedNoteId],
  responseId: ({ ids }) => [ids.responseId, ids.voidedResponseId],
  checkInId: ({ ids }) => [ids.checkInId],
  reviewId: ({ ids }) => [ids.reviewId],
  flagId: ({ ids }) => [ids.flagId],
  decisionId: ({ ids }) => [ids.decisionId],
  key: ({ ids }) => [`CHECKIN_LOW:${ids.checkInId}`, `SAFETY_REVIEW:${ids.reviewId}`],
  until: () => ['2026-01-05', '2199-01-01'],
  answerId: ({ ids }) => [ids.responseId, ids.checkInId],
  answerKind: () => ['response', 'check-in'],
  queue: () => ['mine', 'all'],
  planItemId: ({ ids }) => [ids.planItemId],
  suggestionId: () => ['rea-pause'],
  referent: ({ ids }) => ['new', ids.referentId],
  responsibleId: ({ ids, owner }) => [ids.membershipId, owner.membershipId],
  membershipId: ({ ids }) => [ids.membershipId],
  memberId: ({ ids }) => [ids.membershipId],
  toId: ({ owner }) => [owner.membershipId],
  cites: ({ ids }) => [ids.responseId, ids.checkInId],
  clientIds: ({ ids }) => [ids.clientId],
  version: () => ['1', '2', '3'],
  kind: () => ['plain', 'dap', 'wrong-client', 'entered-in-error', 'partner'],
  heldOn: () => ['2026-01-05'],
  completedOn: () => ['2026-01-05'],
  dueOn: () => ['', '2027-01-05'],
  via: () => ['shown', 'message', 'handover', 'paper'],
  instrumentId: () => ['cta-10', 'cta-40', 'check-in'],
  expiresInDays: () => ['14', '1'],
  isDuplicateAccepted: () => ['on'],
  isSharedAccepted: () => ['on'],
  isHidden: () => ['on', ''],
  choice: () => ['session', 'email', 'details'],
  channels: () => ['email', 'phone'],
  email: () => ['someone@client.example'],
  phone: () => ['+44 20 7946 0018'],
  name: () => ['Ada 🌿', 'عمر'],
  practiceName: () => ['Quayside'],
  title: () => ['Counsellor'],
  role: () => ['owner', 'clinician'],
  reason: () => ['Entered twice'],
  body: () => ['Talked about the week.'],
  timeZone: () => ['Europe/London'],
  country: () => ['GB'],
  locale: () => ['en-GB'],
  readingPromiseDays: () => ['3'],
  quickExitUrl: () => ['https://www.example.org/'],
  'referent.kind': () => ['partner'],
  contact: () => ['often'],
  STR10: () => ['3'],
  BND1: () => ['2'],
  mood: () => ['7'],
  intent: () => ['send', 'add'],
}
const FIELDS = [...Object.keys(PLAUSIBLE), 'hint', 'private', 'page', 'sort', 'ids', 'password', 'newPassword']

/** trust.md asks for 2,000 in a campaign; these run in seconds. */
const RUNS = 800

async function call(action: FormAction<unknown>, fields: Iterable<[string, string]>) {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return action(null, form)
}

describe.each(actions)('%s', (_name, action) => {
  let practice: PracticeFixture
  beforeAll(async () => {
    practice = await makePractice()
  })

  it('refuses a stranger, whatever is sent', async () => {
    await actAs(null)
    expect(await call(action, [])).toMatchObject({ ok: false, code: 'SIGNED_OUT' })
    actWith('eyJhbGciOiJkaXIifQ..forged.cookie.value')
    expect(await call(action, [])).toMatchObject({ ok: false, code: 'SIGNED_OUT' })
  })

  it.each([null, 'null', 'https://elsewhere.example', 'http://127.0.0.1:1'])(
    'refuses a form sent from %s',
    async (origin) => {
      await actAs(practice.owner, { origin })
      expect(await call(action, [])).toMatchObject({ ok: false, code: 'BAD_ORIGIN' })
    },
  )

  it('refuses a locked screen and an ended membership, from the next press on', async () => {
    const cookie = await makeSessionCookie(practice.clinician)
    await identityDb(async (tx) => {
      const row = await findSession(tx, (await decodeSessionCookie(cookie.value)) ?? '')
      if (row) await lockSession(tx, row)
    })
    actWith(cookie.value)
    expect(await call(action, [])).toMatchObject({ ok: false, code: 'LOCKED' })
    const leaver = await addMember(practice, { name: 'Lea Leaver', role: 'owner' })
    await actAs(leaver)
    await identityDb((tx) =>
      tx.db.membership.updateMany({ where: { id: leaver.membershipId }, data: { deactivatedAt: tx.now } }),
    )
    expect(await call(action, [])).toMatchObject({ ok: false, code: 'SIGNED_OUT' })
  })
})

/** What an owner may do and a clinician may not; every other action is everybody's. */
const OWNERS_ALONE = [
  'editPracticeAction',
  'editCrisisContactsAction',
  'setChangeSettingsAction',
  'withdrawChangeSettingsAction',
  'editMailSenderAction',
  'editRemindersAction',
  'inviteAction',
  'withdrawInvitationAction',
  'changeRoleAction',
  'deactivateAction',
]

describe('every action', () => {
  let mine: PopulatedPractice
  let theirs: PopulatedPractice
  beforeAll(async () => {
    mine = await makePopulatedPractice('Linnet')
    theirs = await makePopulatedPractice('Twite')
  })

  it('is found', () => {
    expect(actions.length).toBeGreaterThan(5)
  })

  it('lets a clinician do all but what is an owner’s', async () => {
    await actAs(mine.clinician)
    const refused: string[] = []
    for (const [name, action] of actions) {
      const answer = await call(action, [])
      if (!answer.ok && answer.code === 'FORBIDDEN') refused.push(name.split(':')[1] ?? '')
    }
    expect(refused.sort()).toEqual([...OWNERS_ALONE].sort())
  })

  it('refuses arguments that are no form', async () => {
    await actAs(mine.owner)
    for (const made of [undefined, null, 'x', 1, {}, [], { keys: () => [] }]) {
      for (const [name, action] of actions) {
        const answer = await action(made as never, made as never)
        expect(answer, name).toMatchObject({ ok: false, code: 'BAD_INPUT' })
      }
    }
  })

  // A press that a program made up: never an error of ours, never a row of somebody else's.
  it('answers whatever a body holds, and touches nobody else’s rows', { timeout: 240_000 }, async () => {
    const before = await inPractice(theirs, readAllRows)
    await actAs(mine.owner)
    const value = fc.oneof(
      fc.constantFrom(...Object.values(theirs.ids)),
      fc.constantFrom(...Object.values(mine.ids)),
      fc.constantFrom('', '0', '-1', '1e999', 'NaN', 'true', 'on', '2026-02-30', '9999-12-31', "x'; drop table note--"),
      fc.constantFrom(
        '\0',
        'a\0b',
        '\ud800',
        '👩‍👩‍👧',
        'مرحبا',
        '../../etc/passwd',
        '<script>1</script>',
        'x'.repeat(100_000),
      ),
      fc.constantFrom(
        'cta-10',
        'cta-40',
        'check-in',
        'email',
        'session',
        'shown',
        'paper',
        'owner',
        'partner',
        'response',
      ),
      fc.string(),
    )
    const sound = fc.record(
      Object.fromEntries(Object.entries(PLAUSIBLE).map(([name, give]) => [name, fc.constantFrom(...give(mine))])),
    )
    const junk = fc.array(fc.tuple(fc.constantFrom(...FIELDS), value), { maxLength: 4 })
    const body = fc.oneof(
      fc.tuple(sound, junk).map(([fields, changed]): [string, string][] => {
        const names = new Set(changed.map(([name]) => name))
        return [...Object.entries(fields).filter(([name]) => !names.has(name)), ...changed]
      }),
      junk,
    )
    const faults: string[] = []
    let tried = 0
    let done = 0
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...actions), body, async ([name, action], fields) => {
        tried += 1
        const answer = await call(action, fields).catch((error: unknown) => ({
          ok: false,
          code: `threw ${String(error)}`,
        }))
        if (answer.ok) done += 1
        const isOurs =
          answer.ok ||
          answer.code === 'TOO_MANY' ||
          !/^(UNAVAILABLE|threw)/.test(String('code' in answer && answer.code))
        if (!isOurs) faults.push(`${name}: ${JSON.stringify(answer)} for ${JSON.stringify(fields).slice(0, 600)}`)
        if (JSON.stringify(answer).includes(theirs.canary)) faults.push(`${name} shows what is not its practice's`)
      }),
      { numRuns: RUNS },
    )
    expect([...new Set(faults.map((fault) => fault.slice(0, 900)))].slice(0, 5)).toEqual([])
    expect(tried).toBe(RUNS)
    expect(done, 'some of them must have been real acts').toBeGreaterThan(RUNS / 20)
    expect(await inPractice(theirs, readAllRows)).toEqual(before)
  })
})
