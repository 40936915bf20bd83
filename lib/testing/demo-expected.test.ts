import { describe, expect, it } from 'vitest'
import { topReason, weighReasons } from '@/lib/domain/attention'
import { findAttention } from '@/lib/domain/attention-rules'
import {
  compareWithFirst,
  compareWithPrevious,
  describeSeriesTrend,
  findFirst,
  findPrevious,
  splitIntoSeries,
} from '@/lib/domain/comparison'
import { getInstrument } from '@/lib/domain/instruments/registry'
import { summariseClient } from '@/lib/domain/overview'
import type { ClientFacts } from '@/lib/domain/overview-facts'
import { addDays, daysBetween, localDateOf } from '@/lib/domain/wall-time'
import { formatDateSince, type Place } from '@/lib/format/dates'
import { formatPoints, formatScore } from '@/lib/format/numbers'
import { summarySentence } from '@/lib/format/summary-sentence'
import { DemoDay, readDemoPractice, type ScoredForm } from '@/lib/testing/demo-practice'

/** Reasons at work on the day, nothing set aside. */
function dueReasons(facts: ClientFacts) {
  const reasons = weighReasons(findAttention(facts), [], facts.timeZone)
  return reasons.filter((each) => each.dueFrom.getTime() <= facts.now.getTime())
}

const demo = readDemoPractice()
const day = new DemoDay(demo, '2026-11-20')
const place: Place = { locale: demo.practice.locale, timeZone: demo.practice.timeZone }

function signed(points: number): string {
  return formatPoints(points)
}

for (const client of demo.clients) {
  const forms = day.score(client)
  const counting = forms.filter((form) => !form.isMarkedInError)

  describe(`${client.id}: every result`, () => {
    it('has a score for every form, also for one marked in error: it stays readable', () => {
      expect(forms.map((form) => form.id).toSorted()).toEqual(Object.keys(client.expected.results).toSorted())
    })

    for (const form of forms) {
      const expected = client.expected.results[form.id]
      if (!expected) continue
      const instrument = getInstrument(form.instrumentId)

      it(`${form.id}: scores, flags and what stands out`, () => {
        expect(Object.keys(form.sheet.scales).toSorted()).toEqual(Object.keys(expected.scores).toSorted())
        for (const [code, [keyedSum, answered, score, shown, band]] of Object.entries(expected.scores)) {
          const scale = form.sheet.scales[code]
          expect(scale, code).toMatchObject({ keyedSum, answered, band })
          if (score === null) expect(scale?.score, code).toBeNull()
          else expect(scale?.score, code).toBeCloseTo(score, 4)
          expect(formatScore(scale?.score), code).toBe(shown === null ? '' : shown.toFixed(1))
        }
        expect(form.sheet.flags).toEqual(expected.flags ?? [])
        expect(form.sheet.standsOut).toEqual(expected.standsOut ?? [])
      })

      if (form.isMarkedInError) continue
      it(`${form.id}: against the first and the previous`, () => {
        const first = findFirst(instrument, counting, form)
        expect(first?.id).toBe(expected.first?.id)
        if (first && expected.first) {
          const compared = compareWithFirst(instrument, first, form)
          expect(signed(compared.points ?? Number.NaN)).toBe(signed(expected.first.points))
          expect(formatPoints(compared.strengthPoints)).toBe(formatPoints(expected.first.strPoints))
          expect(compared.code).toBe(expected.first.label)
          expect(compared.noLabel ?? undefined).toBe(expected.first.noLabel)
          expect(compared.warnings).toEqual(expected.first.warn ?? [])
          expect(compared.bothFell).toBe(expected.first.bothFell ?? false)
        }
        const previous = findPrevious(instrument, counting, form)
        if (expected.previous) {
          expect(previous?.id).toBe(expected.previous.id)
          const compared = compareWithPrevious(instrument, previous as ScoredForm, form)
          expect(formatPoints(compared.points)).toBe(signed(expected.previous.points))
          expect(formatPoints(compared.strengthPoints)).toBe(formatPoints(expected.previous.strPoints))
          expect(compared.warnings).toEqual(expected.previous.warn ?? [])
        } else {
          expect(previous?.id ?? first?.id).toBe(first?.id)
        }
      })

      it(`${form.id}: trend`, () => {
        const upToHere = counting.filter((each) => each.completedAt <= form.completedAt)
        const series = splitIntoSeries(instrument, upToHere).find((each) => each.responses.includes(form))
        const trend = series ? describeSeriesTrend(instrument, series) : null
        if (expected.trend) {
          expect(trend).toMatchObject({ ...expected.trend, tauA: expect.closeTo(expected.trend.tauA, 4) })
        } else expect(trend).toBeNull()
      })
    }
  })

  describe(`${client.id}: summary`, () => {
    const instrument = getInstrument('cta-40')
    const ctas = counting.filter((form) => form.instrumentId === instrument.id)
    const isFolded = client.safety?.some((each) => each.status === 'open') ?? false
    const toResult = (form: ScoredForm) => ({
      completedAt: form.completedAt,
      score: form.scales.TOTAL?.score ?? null,
      strength: form.scales.STR?.score ?? null,
      answered: form.scales.TOTAL?.answered ?? 0,
      items: form.scales.TOTAL?.items ?? 0,
    })

    it('has one sentence for each person the client answered about', () => {
      expect(splitIntoSeries(instrument, ctas).map((series) => series.referentId)).toEqual(
        client.expected.summary.map((each) => each.ref),
      )
    })

    for (const expected of client.expected.summary) {
      it(`${expected.ref}: ${expected.code}`, () => {
        const last = ctas.findLast((form) => form.referentId === expected.ref) as ScoredForm
        const first = findFirst(instrument, ctas, last)
        const compared = first && compareWithFirst(instrument, first, last)
        const sentence = summarySentence(
          {
            instrument,
            last: toResult(last),
            change: compared && { ...compared, first: toResult(first as ScoredForm) },
            isFolded,
            today: day.now,
          },
          place,
        )
        const withDates = expected.text.replace(/\{day:(-\d+)\}/g, (_, days: string) =>
          formatDateSince(addDays(day.today, Number(days)), place, day.today),
        )
        expect(sentence.plain).toBe(withDates)
        if (expected.first) expect(first?.id ?? last.id).toBe(expected.first)
        if (expected.last) expect(last.id).toBe(expected.last)
      })
    }
  })
}

describe('tabs of the caseload', () => {
  const weekdays = Array.from({ length: 7 }, (_, index) => addDays('2026-11-16', index))
  for (const today of weekdays) {
    it(`are the same whatever weekday it is: ${today}`, () => {
      const there = new DemoDay(demo, today)
      const rows = demo.clients.map((client) => ({ id: client.id, ...summariseClient(there.factsOf(client)) }))
      const ids = (isIn: (row: (typeof rows)[number]) => boolean) => rows.filter(isIn).map((row) => row.id)
      expect(ids((row) => !row.isArchived)).toEqual(demo.expected.tabs.All)
      expect(ids((row) => row.isDue)).toEqual(demo.expected.tabs.Due)
      expect(ids((row) => row.isOverdue)).toEqual(demo.expected.tabs.Overdue)
      expect(ids((row) => row.isUnread)).toEqual(demo.expected.tabs.Unread)
      expect(ids((row) => row.isArchived)).toEqual(demo.expected.tabs.Archived)
    })
  }

  it('give each client of the demo the status its story tells', () => {
    const statuses = Object.fromEntries(
      demo.clients.map((client) => {
        const { status } = summariseClient(day.factsOf(client))
        return [client.id, status.code]
      }),
    )
    expect(statuses).toMatchObject({
      junpei: 'private-talk',
      linnet: 'safety-review',
      ottoline: 'pin-locked',
      yusra: 'messages-stopped',
      rohan: 'unread-past-promise',
      sunniva: 'unread',
      bettina: 'unread',
      wen: 'check-in-unread',
      bart: 'check-in-unread',
      marisol: 'check-in-unread',
      delphine: 'overdue',
      caspian: 'missed',
      petra: 'not-opened',
      emeka: 'not-opened',
      nadia: 'reviewed',
      kestrel: 'archived',
    })
  })

  for (const today of weekdays) {
    it(`Home shows who needs someone, in the order told, whatever weekday it is: ${today}`, () => {
      const there = new DemoDay(demo, today)
      const shown = demo.clients.flatMap((client) => {
        const reasons = dueReasons(there.factsOf(client))
        const since = reasons.map((each) => [each.code, daysBetween(today, localDateOf(each.since, place.timeZone))])
        expect(since, client.id).toEqual(client.expected.attention.map((each) => [each.code, each.d]))
        const top = topReason(reasons, there.now)
        return top ? [{ client: client.id, ...top, codes: reasons.map((each) => each.code) }] : []
      })
      const inOrder = shown.toSorted((a, b) => a.rank - b.rank || a.since.getTime() - b.since.getTime())
      expect(inOrder.map(({ client, codes }) => ({ client, codes }))).toEqual(demo.expected.needsAttention)
    })
  }

  it('keep a row that nobody touches honest: summed up again at staleAt it may differ, before it never does', () => {
    for (const client of demo.clients) {
      let facts = day.factsOf(client)
      for (let step = 0; step < 12; step += 1) {
        const { staleAt, ...row } = summariseClient(facts)
        if (!staleAt) break
        const { staleAt: _, ...justBefore } = summariseClient({ ...facts, now: new Date(staleAt.getTime() - 1) })
        expect(justBefore, `${client.id} on ${localDateOf(staleAt, place.timeZone)}`).toEqual(row)
        facts = { ...facts, now: staleAt }
      }
    }
  })
})
