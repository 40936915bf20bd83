import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { removeDemo, seedDemo } from '@/app/_acts/seed-demo/seed-demo'
import { type HistoryResponse, readScoreHistory } from '@/lib/assessments/queries/read-score-history'
import { countAttention, listAttention } from '@/lib/attention/queries'
import { type CaseloadItem, listCaseload } from '@/lib/clients/queries/list-caseload'
import { practiceDb } from '@/lib/db/practice-db'
import { CASELOAD_TABS, toCaseloadView } from '@/lib/domain/caseload'
import { compareWithPrevious, findPrevious } from '@/lib/domain/comparison'
import { getInstrument } from '@/lib/domain/instruments/registry'
import type { PracticeScope } from '@/lib/domain/scope'
import type { ScaleScore } from '@/lib/domain/scoring'
import { addDays, daysBetween, localDateOf } from '@/lib/domain/wall-time'
import { formatDateSince, type Place } from '@/lib/format/dates'
import { formatPoints, formatScore } from '@/lib/format/numbers'
import { summarySentence } from '@/lib/format/summary-sentence'
import { DemoDay, readDemoPractice } from '@/lib/testing/demo-practice'
import { ownDemoData, scopeInDemo } from '@/lib/testing/seeded-demo'

// What a visitor of the demo sees, held against what the data expects: read back from the database, not computed anew.

const demo = readDemoPractice()
const place: Place = { locale: demo.practice.locale, timeZone: demo.practice.timeZone }

type Stored = { items: Map<string, CaseloadItem>; histories: Map<string, HistoryResponse[]> }

let data: ReturnType<typeof ownDemoData>
let day: DemoDay
let scope: PracticeScope
let stored: Stored

beforeAll(async () => {
  data = ownDemoData()
  const { practiceId } = await seedDemo(data)
  scope = await scopeInDemo(data, practiceId, 1)
  stored = await readStored()
  day = new DemoDay(demo, addDays(await dayOfEmeka(), 1))
}, 180_000)

afterAll(async () => {
  if (scope) await removeDemo(scope.practiceId)
})

/** The day the demo counts from: Emeka was added yesterday. */
async function dayOfEmeka(): Promise<string> {
  return practiceDb(scope, async (tx) => {
    const client = await tx.db.client.findFirst({
      where: { name: nameOf('emeka') },
      select: { episodes: { select: { startedOn: true } } },
    })
    return client?.episodes[0]?.startedOn.toISOString().slice(0, 10) ?? ''
  })
}

async function readStored(): Promise<Stored> {
  return practiceDb(scope, async (tx) => {
    const all = [...(await list(tx, 'all')), ...(await list(tx, 'archived'))]
    const items = all.map((item) => [idOf(item.name), item] as const)
    const histories = new Map<string, HistoryResponse[]>()
    for (const [id, item] of items) {
      histories.set(id, await readScoreHistory(tx, { clientId: item.id, timeZone: place.timeZone }))
    }
    return { items: new Map(items), histories }
  })
}

async function list(tx: Parameters<typeof listCaseload>[0], tab: string): Promise<CaseloadItem[]> {
  const view = toCaseloadView({ tab, sort: 'client', isDescending: false, page: 1 })
  return (await listCaseload(tx, { ...view, pageSize: 100, locale: place.locale })).items
}

function nameOf(id: string): string {
  return data.clients.find((client) => client.id === id)?.name ?? ''
}

function idOf(name: string): string {
  return data.clients.find((client) => client.name === name)?.id ?? name
}

/** Results in the order the data names them; each was completed at its own moment. */
function resultsOf(id: string): Map<string, HistoryResponse> {
  const history = stored.histories.get(id) ?? []
  const client = demo.clients.find((each) => each.id === id)
  return new Map(
    (client?.forms ?? []).flatMap((form) => {
      const at = day.at(form.d, form.t).getTime()
      const found = history.find((each) => each.completedAt.getTime() === at)
      return found ? [[form.id, found] as const] : []
    }),
  )
}

describe.each(demo.clients.map((client) => [client.id, client] as const))('%s: what is stored', (id, client) => {
  it('is every result, completed when it was', () => {
    expect([...resultsOf(id).keys()]).toEqual(client.forms.map((form) => form.id))
    expect(stored.histories.get(id)).toHaveLength(client.forms.length)
  })

  it('has the scores, bands and flags expected', async () => {
    const scales = await readScales(id)
    for (const [formId, response] of resultsOf(id)) {
      const expected = client.expected.results[formId]
      const own = scales.get(response.id) ?? {}
      expect(Object.keys(own).toSorted(), formId).toEqual(Object.keys(expected?.scores ?? {}).toSorted())
      for (const [code, [keyedSum, answered, score, shown, band]] of Object.entries(expected?.scores ?? {})) {
        const scale = own[code]
        expect(scale, `${formId} ${code}`).toMatchObject({ keyedSum, answered, band })
        if (score === null) expect(scale?.score, `${formId} ${code}`).toBeNull()
        else expect(scale?.score, `${formId} ${code}`).toBeCloseTo(score, 4)
        expect(formatScore(scale?.score), `${formId} ${code}`).toBe(shown === null ? '' : shown.toFixed(1))
      }
      expect(response.flags.toSorted(), formId).toEqual((expected?.flags ?? []).toSorted())
    }
  })

  it('has the labels against the first and the points against the previous', () => {
    const results = resultsOf(id)
    const counting = [...results.values()].filter((each) => each.voided === null)
    for (const [formId, response] of results) {
      if (response.voided) continue
      const expected = client.expected.results[formId]
      const { change } = response
      expect(change?.withId, formId).toBe(expected?.first && results.get(expected.first.id)?.id)
      if (expected?.first) {
        expect(formatPoints(change?.points ?? null), formId).toBe(formatPoints(expected.first.points))
        expect(formatPoints(change?.strengthPoints ?? null), formId).toBe(formatPoints(expected.first.strPoints))
        expect(change?.code, formId).toBe(expected.first.label)
        expect(change?.noLabel ?? undefined, formId).toBe(expected.first.noLabel)
        expect(change?.warnings, formId).toEqual(expected.first.warn ?? [])
        expect(change?.bothFell, formId).toBe(expected.first.bothFell ?? false)
      }
      if (!expected?.previous) continue
      const instrument = getInstrument(response.instrumentId)
      const previous = findPrevious(instrument, counting, response)
      expect(previous?.id, formId).toBe(results.get(expected.previous.id)?.id)
      if (!previous) continue
      const { points } = compareWithPrevious(instrument, previous, response)
      expect(formatPoints(points), formId).toBe(formatPoints(expected.previous.points))
    }
  })

  it('says its sentence about each person', () => {
    const results = resultsOf(id)
    for (const expected of client.expected.summary) {
      const last = [...results].findLast(([formId, each]) => {
        const form = client.forms.find((known) => known.id === formId)
        return form?.form === 'cta-40' && form.ref === expected.ref && each.voided === null
      })?.[1]
      if (!last) throw new Error('no result')
      const first = [...results.values()].find((each) => each.id === last.change?.withId)
      const facts = {
        instrument: getInstrument(last.instrumentId),
        last: toResult(last),
        change: last.change && first ? { ...last.change, first: toResult(first) } : null,
        isFolded: stored.items.get(id)?.overview.isFolded ?? false,
        today: day.now,
      }
      const dated = expected.text.replace(/\{day:(-\d+)\}/g, (_, days: string) =>
        formatDateSince(addDays(day.today, Number(days)), place, day.today),
      )
      expect(summarySentence(facts, place).plain).toBe(dated)
    }
  })
})

describe('the whole', () => {
  it('is there once, however often it is asked for', async () => {
    expect(await Promise.all([seedDemo(data), seedDemo(data)])).toEqual([
      { practiceId: scope.practiceId },
      { practiceId: scope.practiceId },
    ])
  })

  it('holds the volume of the data, less what later issues bring: a private note', async () => {
    const counts = await practiceDb(scope, async (tx) => ({
      'cta-40': await tx.db.response.count({ where: { instrumentId: 'cta-40' } }),
      'cta-10': await tx.db.response.count({ where: { instrumentId: 'cta-10' } }),
      checkIns: await tx.db.checkIn.count(),
      notes: await tx.db.note.count(),
      addenda: await tx.db.noteAddendum.count(),
      open: await tx.db.assignment.count({ where: { completedAt: null } }),
      schedules: await tx.db.schedule.count({ where: { endedAt: null } }),
      forms: await tx.db.message.count({ where: { kind: 'form', state: 'sent' } }),
      reminders: await tx.db.message.count({ where: { kind: 'reminder', state: 'sent' } }),
      handedOver: await tx.db.auditEvent.count({ where: { action: 'assignment.handed-over' } }),
    }))
    expect(counts).toEqual({
      ...{ 'cta-40': 82, 'cta-10': 23, checkIns: 127, notes: 98, addenda: 4, open: 9, schedules: 32 },
      ...{ forms: 209, reminders: 11, handedOver: 8 },
    })
  })

  it('says what comes next: a form on its day, and nothing while contact is to be confirmed first', async () => {
    const next = await practiceDb(scope, async (tx) => {
      const rows = await tx.db.clientOverview.findMany({
        select: { nextDueOn: true, client: { select: { name: true } } },
      })
      return new Map(rows.map((row) => [idOf(row.client.name), row.nextDueOn?.toISOString().slice(0, 10) ?? null]))
    })
    const marisol = addDays(day.today, 5)
    expect([next.get('marisol'), next.get('nadia'), next.get('fergus')]).toEqual([
      ...[marisol, addDays(day.today, 26), null],
    ])
  })

  it('lies in the past, in the record too', async () => {
    const latest = await practiceDb(scope, (tx) => tx.db.response.aggregate({ _max: { completedAt: true } }))
    expect(latest._max.completedAt?.getTime()).toBeLessThan(day.at(0, '00:00').getTime())
    const acts = await practiceDb(scope, (tx) => tx.db.auditEvent.count({ where: { at: { gt: tx.now } } }))
    expect(acts).toBe(0)
  })
})

it('Home lists who needs someone, in the order told and since the days told, and nobody else', async () => {
  const items = await practiceDb(scope, (tx) => listAttention(tx, { membershipId: null, page: 1, pageSize: 100 }))
  const shown = items.map((item) => ({ client: idOf(item.name), codes: item.reasons.map((each) => each.code) }))
  expect(shown).toEqual(demo.expected.needsAttention)
  expect((await practiceDb(scope, countAttention)).all).toBe(shown.length)
  for (const item of items) {
    const expected = demo.clients.find((client) => client.id === idOf(item.name))?.expected.attention
    const since = item.reasons.map((each) => daysBetween(day.today, localDateOf(each.since, place.timeZone)))
    expect(since, item.name).toEqual(expected?.map((each) => each.d))
  }
})

describe('the caseload', () => {
  it.each(CASELOAD_TABS.map((tab) => [tab]))('%s holds whom it should', async (tab) => {
    const ids = (await practiceDb(scope, (tx) => list(tx, tab))).map((item) => idOf(item.name))
    const name = `${tab.charAt(0).toUpperCase()}${tab.slice(1)}`
    expect(ids.toSorted()).toEqual(demo.expected.tabs[name]?.toSorted())
  })

  it('gives each client the status its story tells', () => {
    const statuses = Object.fromEntries([...stored.items].map(([id, item]) => [id, item.overview.status.code]))
    expect(statuses).toMatchObject({
      ...{ junpei: 'private-talk', linnet: 'safety-review', ottoline: 'pin-locked', yusra: 'messages-stopped' },
      ...{ rohan: 'unread-past-promise', sunniva: 'unread', bettina: 'unread', wen: 'check-in-unread' },
      ...{ bart: 'check-in-unread', marisol: 'check-in-unread', delphine: 'overdue', caspian: 'missed' },
      ...{ petra: 'not-opened', emeka: 'not-opened', nadia: 'reviewed', leo: 'reviewed', kestrel: 'archived' },
    })
  })

  it('folds Linnet, asks to confirm contact after 90 days, and shows nothing of a marked result', () => {
    const overviewOf = (id: string) => stored.items.get(id)?.overview
    expect(overviewOf('linnet')).toMatchObject({ isFolded: true, lastScore: null, spark: [] })
    const asking = [...stored.items].filter(
      ([, { overview }]) => !overview.isArchived && overview.contactState !== 'ok',
    )
    expect(asking.map(([id, { overview }]) => `${id} ${overview.contactState}`).toSorted()).toEqual([
      'caspian ask',
      'fergus paused',
    ])
    expect(overviewOf('leo')?.spark.map(({ score }) => formatScore(score))).toEqual(['50.0', '46.7', '41.7'])
  })
})

async function readScales(id: string): Promise<Map<string, Record<string, Partial<ScaleScore>>>> {
  return practiceDb(scope, async (tx) => {
    const clientId = stored.items.get(id)?.id ?? ''
    const rows = await tx.db.score.findMany({
      where: { clientId },
      select: { responseId: true, scale: true, keyedSum: true, answered: true, score: true, band: true },
    })
    const scales = new Map<string, Record<string, Partial<ScaleScore>>>()
    for (const { responseId, scale, ...row } of rows) {
      scales.set(responseId, { ...scales.get(responseId), [scale]: row })
    }
    return scales
  })
}

function toResult({ completedAt, scales }: HistoryResponse) {
  return {
    completedAt,
    score: scales.TOTAL?.score ?? null,
    strength: scales.STR?.score ?? null,
    answered: scales.TOTAL?.answered ?? 0,
    items: scales.TOTAL?.items ?? 0,
  }
}
