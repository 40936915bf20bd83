import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { removeDemo, seedDemo } from '@/app/_acts/seed-demo/seed-demo'
import { practiceDb } from '@/lib/db/practice-db'
import type { PracticeScope } from '@/lib/domain/scope'
import { addDays, type LocalDate, localDateOf, weekdayOf } from '@/lib/domain/wall-time'
import { listEvents } from '@/lib/events/queries'
import { formatToday } from '@/lib/format/today-words'
import { listToday, type TodaySession } from '@/lib/sessions/queries'
import { ownDemoData, scopeInDemo } from '@/lib/testing/seeded-demo'

// Whom the demo's clinicians see today, and what they are told before each: held against what the data expects.

type Expected = { client: string; time: string; line: string }

const demo: { expected: { today: Expected[] } } = JSON.parse(
  readFileSync(new URL('../../demo/data/demo.json', import.meta.url), 'utf8'),
)
const expected = demo.expected.today
const others = ['tobias', 'rosalind', 'linnet', 'delphine']

let data: ReturnType<typeof ownDemoData>
let scope: PracticeScope
let today: LocalDate

beforeAll(async () => {
  data = ownDemoData([...expected.map((each) => each.client), ...others])
  const { practiceId } = await seedDemo(data)
  scope = await scopeInDemo(data, practiceId, 2)
  today = localDateOf(new Date(), data.practice.timeZone)
}, 180_000)

afterAll(async () => {
  if (scope) await removeDemo(scope.practiceId)
})

const place = () => ({ locale: data.practice.locale, timeZone: data.practice.timeZone })

async function listOn(day: LocalDate, membershipId: string | null = null): Promise<TodaySession[]> {
  const query = { on: day, weekday: weekdayOf(day), membershipId }
  return practiceDb(scope, async (tx) => (await listToday(tx, query)).sessions)
}

function idOf(name: string): string {
  return data.clients.find((client) => client.name === name)?.id ?? name
}

/** A line in the data's own shorthand: "Check-in {day:-2}, read". */
function shorten({ line }: TodaySession): string {
  if (line.answer) {
    const { answer } = line
    const form = answer.kind === 'check-in' ? 'Check-in' : 'CTA-40'
    const on = localDateOf(answer.completedAt, data.practice.timeZone)
    return `${form} ${on}, ${answer.reviewedAt ? 'read' : 'unread'}`
  }
  const sentOn = line.form && localDateOf(line.form.sentAt, data.practice.timeZone)
  const opened = line.form?.openedAt ? 'opened' : 'not opened'
  return `${line.isFirstSession ? 'first session' : 'nothing new'}; form sent ${sentOn}, ${opened}`
}

it('today comes in time order with what the data says is new, read or unread', async () => {
  const sessions = await listOn(today)
  expect(sessions.map((each) => ({ client: idOf(each.name), time: each.startsAt, line: shorten(each) }))).toEqual(
    expected.map((each) => ({
      ...each,
      line: each.line.replace(/\{day:(-\d+)\}/g, (_, days: string) => addDays(today, Number(days))),
    })),
  )
})

it('a clinician asks for their own, and another day has other clients', async () => {
  expect((await listOn(today, scope.membershipId)).map((each) => idOf(each.name))).toEqual(['sunniva', 'wen', 'emeka'])
  const tomorrow = await listOn(addDays(today, 1))
  expect(tomorrow.map((each) => [each.startsAt, idOf(each.name)])).toEqual([
    ['09:00', 'tobias'],
    ['13:30', 'linnet'],
  ])
  // Every second week: there in two, not in one.
  expect((await listOn(addDays(today, 7))).map((each) => idOf(each.name))).not.toContain('gareth')
  expect((await listOn(addDays(today, 14))).map((each) => idOf(each.name))).toContain('gareth')
})

it('says in words who asked to talk alone, and no score where a review is open', async () => {
  const say = (session: TodaySession | undefined) => {
    if (!session) return ''
    const { fact, words } = formatToday(session.line, { ...session, place: place(), today })
    return `${fact}${words.startsWith(',') ? '' : ' '}${words}`
  }
  const sessions = new Map((await listOn(today)).map((each) => [idOf(each.name), each]))
  expect(say(sessions.get('junpei'))).toMatch(/^Asked to talk privately first, in the check-in of .*, unread\.$/)
  expect(say(sessions.get('wen'))).toMatch(/^Check-in, .*\. Mood 2 of 10, was 5\. Not yet read\.$/)
  expect(say(sessions.get('emeka'))).toMatch(/First session\. CTA-40 sent .*, not opened\.$/)
  const linnet = (await listOn(addDays(today, 1))).find((each) => idOf(each.name) === 'linnet')
  expect(say(linnet)).toContain('Safety review open since')
  expect(JSON.stringify(linnet)).not.toMatch(/"score":\d/)
})

it('every event of the data stands on its client’s time line, on its day and in its words', async () => {
  const stored = await practiceDb(scope, async (tx) => {
    const clients = await tx.db.client.findMany({ select: { id: true, name: true } })
    const found = []
    for (const client of clients) found.push([idOf(client.name), await listEvents(tx, client.id)] as const)
    return new Map(found)
  })
  for (const client of data.clients) {
    expect(stored.get(client.id)?.map(({ happenedOn, kind, words }) => ({ happenedOn, kind, words }))).toEqual(
      client.events
        .toSorted((a, b) => a.d - b.d)
        .map((event) => ({ happenedOn: addDays(today, event.d), kind: event.kind, words: event.text })),
    )
  }
})

it('a file archived before today is in nobody’s day', async () => {
  const days = await Promise.all(Array.from({ length: 14 }, (_, ahead) => listOn(addDays(today, ahead))))
  expect(days.flat().map((each) => idOf(each.name))).not.toContain('rosalind')
})
