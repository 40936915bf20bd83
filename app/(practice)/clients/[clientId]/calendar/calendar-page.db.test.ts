import { describe, expect, it } from 'vitest'
import { assignForm, renewForm } from '@/app/_acts/assign-form'
import { readCalendarPage } from '@/app/(practice)/clients/[clientId]/calendar/load-calendar-page'
import { makeCode, spendCode } from '@/lib/assignments/commands/codes'
import { handOverForm } from '@/lib/assignments/commands/hand-over'
import { noteLinkCopy, revealLink } from '@/lib/assignments/commands/links'
import { mintJobScope } from '@/lib/auth/scope'
import { addClient } from '@/lib/clients/commands/add-client'
import type { MemberTx } from '@/lib/db/practice-db'
import { practiceDb } from '@/lib/db/practice-db'
import type { CalendarFilter } from '@/lib/domain/calendar'
import { instantOf } from '@/lib/domain/wall-time'
import { markSentByHand } from '@/lib/messages/commands/mark-sent'
import { listOutbox } from '@/lib/messages/queries'
import { makeSchedule } from '@/lib/schedules/commands/make-schedule'
import { sendForm } from '@/lib/testing/answers-fixture'
import { catchMail } from '@/lib/testing/mail-catcher'
import { newClient } from '@/lib/testing/populated-practice'
import {
  inPractice,
  inRespondent,
  makePractice,
  makeRespondentScope,
  memberOf,
  type PracticeFixture,
} from '@/lib/testing/practice-fixture'
import { queueForm, sendWaiting } from '@/lib/testing/waiting-message'
import { runSchedule } from '@/lib/worker/run-schedule'

const PLACE = { locale: 'en-GB', timeZone: 'Europe/London' }

type Of = { practice: PracticeFixture; clientId: string }

function read({ practice, clientId }: Of, view: { filter?: CalendarFilter; page?: number } = {}, now?: Date) {
  return inPractice(
    practice,
    (tx) => readCalendarPage(tx, PLACE, clientId, { filter: view.filter ?? 'all', page: view.page ?? 1 }),
    now ? { now } : {},
  )
}

type Page = Awaited<ReturnType<typeof read>>

const linesOf = ({ months }: Page) => months.flatMap(({ days }) => days.flatMap(({ lines }) => lines))

/** "09:10 Shown in session: Link and code shown on the screen" */
const tell = (page: Page) => linesOf(page).map((line) => `${line.timeWords} ${line.wayWords}: ${line.stateWords}`)

async function makeClient(): Promise<Of> {
  const practice = await makePractice({ timeZone: PLACE.timeZone })
  const { clientId } = await inPractice(practice, (tx) => addClient(tx, newClient('Wren', 'Wren Ash')))
  return { practice, clientId }
}

/** An act of the owner's at a time of this Thursday. */
function at<T>({ practice }: Of, time: string, work: (tx: MemberTx) => Promise<T>): Promise<T> {
  return inPractice(practice, work, { now: instantOf('2026-11-19', time, PLACE.timeZone) })
}

const ask = (of: Of, time: string, via: 'shown' | 'message', instrumentId = 'cta-10') =>
  at(of, time, (tx) =>
    assignForm(tx, memberOf(of.practice), {
      ...{ clientId: of.clientId, instrumentId, via, expiresInDays: 14, isDuplicateAccepted: true },
    }),
  )

describe('every way a form came to a client', () => {
  it('stands there with its time and what is known of it, newest first', async () => {
    const of = await makeClient()
    const { assignmentId, link } = await ask(of, '09:00', 'shown')
    await at(of, '09:10', (tx) => revealLink(tx, { assignmentId }))
    await at(of, '09:20', (tx) => noteLinkCopy(tx, { assignmentId }))
    const { code } = await at(of, '09:25', (tx) => makeCode(tx, { clientId: of.clientId, assignmentId }))
    const scope = makeRespondentScope(of.practice, { clientId: of.clientId, assignmentId })
    const typedAt = instantOf('2026-11-19', '09:30', PLACE.timeZone)
    await inRespondent(scope, (tx) => spendCode(tx, code), { now: typedAt })
    await at(of, '09:40', (tx) => handOverForm(tx, { assignmentId }))
    await at(of, '09:50', (tx) => renewForm(tx, memberOf(of.practice), { assignmentId, expiresInDays: 7 }))
    const onPaper = { instrumentId: 'cta-10', source: 'paper' as const, enteredById: of.practice.owner.membershipId }
    await sendForm(of.practice, of.clientId, { ...onPaper, at: instantOf('2026-11-19', '10:00', PLACE.timeZone) })
    await ask(of, '10:10', 'message', 'cta-40')

    const page = await read(of)
    expect(tell(page)).toEqual([
      '10:10 E-mail: E-mail on its way',
      '10:00 Paper: Answers entered from paper',
      '09:50 Shown in session: Renewed link and code shown on the screen',
      '09:40 Clinician’s device: Device handed over',
      '09:30 Short code: Short code typed: the form was opened by it',
      '09:20 By hand: Link shown to copy, after “Is this how they asked?”',
      '09:10 Shown in session: Link and code shown on the screen',
      '09:00 Shown in session: Link and code shown on the screen',
    ])
    expect(page.months.map(({ monthWords, days }) => [monthWords, days.map(({ dayWords }) => dayWords)])).toEqual([
      ['November 2026', ['Thu 19 Nov']],
    ])
    const [mail, entered, ...rest] = linesOf(page)
    expect(mail).toMatchObject({ formWords: 'CTA-40', textWords: 'form-ready, version 1', byName: 'Olive Owner' })
    expect(entered?.href).toMatch(/\/results\//)
    expect(rest.map(({ formWords, textWords, byName, byWords }) => [formWords, textWords, byName ?? byWords])).toEqual([
      ...[['CTA-10', '', 'Olive Owner'] as const, ['CTA-10', '', 'Olive Owner'] as const],
      ['CTA-10', '', 'Whoever had the code'],
      ...Array(3).fill(['CTA-10', '', 'Olive Owner']),
    ])
    expect(page.counts).toEqual({ all: 8, email: 1, 'in-person': 7, 'not-sent': 0 })
    const text = JSON.stringify(page)
    expect(text).not.toContain(link?.url.split('/q/')[1])
    expect(text).not.toMatch(/client\.example|\/q\/|Hello/)
    expect(text).not.toContain(code)
  })

  it('a message says whether it left, and by whose word; a person who passed it on counts as by hand', async () => {
    const catcher = await catchMail()
    try {
      const waiting = await queueForm()
      await sendWaiting(waiting, catcher)
      const page = await read(waiting)
      expect(linesOf(page)).toEqual([
        expect.objectContaining({
          ...{
            formWords: 'CTA-10',
            kindWords: '',
            wayWords: 'E-mail',
            textWords: 'form-ready, version 1',
            isHot: false,
          },
          ...{ stateWords: expect.stringMatching(/^(E-mail sent |Sent$)/), byName: 'Olive Owner', byWords: '' },
        }),
      ])
    } finally {
      await catcher.close()
    }
    const held = await queueForm()
    await sendWaiting(held, null)
    expect((await read(held, { filter: 'not-sent' })).counts).toMatchObject({ 'in-person': 0, 'not-sent': 1 })
    const [row] = await inPractice(held.practice, listOutbox)
    await inPractice(held.practice, (tx) => markSentByHand(tx, { messageId: row?.messageId ?? '' }))
    expect((await read(held)).counts).toEqual({ all: 1, email: 1, 'in-person': 1, 'not-sent': 0 })
    expect(tell(await read(held, { filter: 'in-person' }))).toEqual([expect.stringContaining('Passed on by hand')])
  })

  it('a day on which a schedule sent nothing says why; one that sent says that it was the schedule', async () => {
    const of = await makeClient()
    const { clientId, practice } = of
    const monday = instantOf('2026-11-02', '08:00', PLACE.timeZone)
    const { scheduleId } = await inPractice(
      practice,
      (tx) =>
        makeSchedule(tx, {
          ...{ clientId, formId: 'cta-10', every: 1, unit: 'week', startsOn: '2026-11-02', sendsAt: '09:30' },
          ...{ times: null, expiresInDays: 20 },
        }),
      { now: monday },
    )
    const scope = mintJobScope({ practiceId: practice.practiceId, id: scheduleId }, crypto.randomUUID())
    for (const day of ['2026-11-02', '2026-11-09', '2026-11-30']) {
      const now = instantOf(day, '09:30', PLACE.timeZone)
      await runSchedule({
        practiceId: practice.practiceId,
        id: scheduleId,
        run: (work) => practiceDb(scope, work, { now }),
      })
    }
    const page = await read(of, {}, instantOf('2026-12-01', '12:00', PLACE.timeZone))
    expect(tell(page)).toEqual([
      '09:30 E-mail: E-mail on its way',
      '09:30 E-mail: Not sent: the program was not running on that day',
      '09:30 E-mail: Not sent: the program was not running on that day',
      '09:30 E-mail: Not sent: the last one was still open',
      '09:30 E-mail: E-mail on its way',
    ])
    expect(linesOf(page).map(({ byName, byWords }) => `${byName}, ${byWords}`)).toEqual(
      Array(5).fill('Olive Owner, By schedule'),
    )
    expect(page.counts['not-sent']).toBe(3)
    expect(page.ahead.map(({ dayWords, lines }) => `${dayWords} ${lines.map((line) => line.stateWords)}`)).toEqual([
      'Mon 7 Dec Will be sent if the one before is finished by then',
      'Mon 14 Dec Will be sent if the one before is finished by then',
      'Sun 20 Dec Last day of its link',
      'Mon 21 Dec Will be sent',
    ])
  })
})

describe('a long history', () => {
  it('comes page by page, each thing once, however many at the same moment', async () => {
    const of = await makeClient()
    const { assignmentId } = await ask(of, '09:00', 'shown')
    await at(of, '09:10', async (tx) => {
      for (let count = 0; count < 120; count += 1) await noteLinkCopy(tx, { assignmentId })
    })
    const pages = [await read(of), await read(of, { page: 2 }), await read(of, { page: 3 })]
    expect(pages.map((page) => linesOf(page).length)).toEqual([50, 50, 21])
    expect(new Set(pages.flatMap((page) => linesOf(page).map(({ id }) => id))).size).toBe(121)
    const beyond = await read(of, { page: 99 })
    expect([beyond.view.page, linesOf(beyond).length]).toEqual([3, 21])
    expect(linesOf(await read(of, { filter: 'email', page: 2 }))).toEqual([])
  })
})

it('is empty for a client of whom nothing was asked, and looking is in the record', async () => {
  const of = await makeClient()
  const page = await read(of)
  expect([page.months, page.ahead, page.counts.all]).toEqual([[], [], 0])
  const seen = await inPractice(of.practice, (tx) =>
    tx.db.auditEvent.count({ where: { action: 'message.listed', subjectId: of.clientId } }),
  )
  expect(seen).toBe(1)
})

it('is the same missing page for a client of another practice', async () => {
  const waiting = await queueForm()
  const stranger = await makePractice()
  await expect(read({ practice: stranger, clientId: waiting.clientId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
