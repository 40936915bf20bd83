import { toHistoryTable, toProfileTable } from '@/app/(practice)/clients/[clientId]/_print/report-tables'
import { chooseScores, EVERYBODY } from '@/app/(practice)/clients/[clientId]/_scores/choose-scores'
import type { MissedForm } from '@/app/(practice)/clients/[clientId]/_scores/missed-forms'
import { instrumentOf, type Reading, strengthScale } from '@/app/(practice)/clients/[clientId]/_scores/reading'
import { drawCharts } from '@/app/(practice)/clients/[clientId]/_scores/score-charts'
import { arrangeScoreRows, chooseColumns, listCaptions } from '@/app/(practice)/clients/[clientId]/_scores/score-rows'
import { summarisePeople } from '@/app/(practice)/clients/[clientId]/_scores/score-summary'
import { chooseProfile, describeSet, drawProfile } from '@/app/(practice)/clients/[clientId]/_scores/trait-profile'
import type { PrintBlock, PrintSection, ReportView, SheetHead } from '@/components/print/print-view'
import type { HistoryResponse } from '@/lib/assessments/queries/read-score-history'
import type { ClientEvent } from '@/lib/domain/client-event'
import type { Instrument } from '@/lib/domain/instruments/define'
import { formatBand } from '@/lib/format/bands'
import { formatDate, formatDateSince, type Place } from '@/lib/format/dates'
import { formatEvent } from '@/lib/format/event-words'
import { formatScore } from '@/lib/format/numbers'
import { describeMethod, describePrintedForm, NO_BIRTH_DATE, REPORT_FOLDED } from '@/lib/format/print-words'
import { NOT_A_DIAGNOSIS, shortCaveatOf, TRAITS_CAVEAT } from '@/lib/format/record-copy'

export type ReportFacts = {
  history: readonly HistoryResponse[]
  missed: readonly MissedForm[]
  events: readonly ClientEvent[]
  /** By response: what it was scored by. */
  scoringVersions: ReadonlyMap<string, string>
  client: { name: string; recordNumber: string; bornOn: string | null; responsibleName: string }
  practiceName: string
}

/** The latest of each form that counts for the person a report is about: what its figures come from. */
export function listLatest(history: readonly HistoryResponse[], reading: Reading): HistoryResponse[] {
  const { shown } = chooseScores(history, reading)
  const latest = new Map(shown.map((each) => [each.instrumentId, each]))
  return [...latest.values()].toSorted((a, b) => instrumentOf(b).items.length - instrumentOf(a).items.length)
}

/** A clinician's report in words and drawings. What a safety review folds is not in it. */
export function buildReport(facts: ReportFacts, reading: Reading): ReportView {
  const choice = chooseScores(facts.history, reading)
  const latest = listLatest(facts.history, reading)
  const instruments = latest.map(instrumentOf)
  const { place } = reading
  return {
    head: toHead(facts, choice.aboutWords, reading),
    foot: { lead: NOT_A_DIAGNOSIS, words: shortCaveatOf(instruments) },
    title: instruments[0]?.clientTitle.en ?? 'Report',
    forms: latest.map((each) =>
      describePrintedForm(
        {
          instrument: instrumentOf(each),
          scoringVersion: facts.scoringVersions.get(each.id) ?? '',
          completedAt: each.completedAt,
          isFromPaper: each.source === 'paper',
          scales: each.scales,
        },
        place,
      ),
    ),
    folded: reading.isFolded ? REPORT_FOLDED : '',
    sentences: reading.isFolded
      ? []
      : summarisePeople(choice, reading).map((each) => ({
          id: each.key,
          about: each.about ?? '',
          sentence: each.sentence,
          beside: each.beside,
        })),
    sections:
      latest.length === 0
        ? [{ id: 'none', title: 'Scores', blocks: [{ kind: 'words', words: 'No result counts yet.' }] }]
        : listSections(facts, reading, instruments),
  }
}

/** Identifiers for the top of every sheet. */
function toHead({ client, practiceName }: ReportFacts, aboutWords: string, { place, now }: Reading): SheetHead {
  const day = (at: Date | string) => formatDate(at, place, 'dayYear')
  return {
    name: client.name,
    record: client.recordNumber && `Record ${client.recordNumber}`,
    facts: [
      { term: 'Born', words: client.bornOn ? day(client.bornOn) : NO_BIRTH_DATE },
      { term: 'About', words: upperFirst(aboutWords) },
      { term: 'Clinician', words: client.responsibleName },
    ],
    practice: practiceName,
    printed: `Printed ${day(now)}`,
  }
}

function listSections(facts: ReportFacts, reading: Reading, instruments: readonly Instrument[]): PrintSection[] {
  const choice = chooseScores(facts.history, reading)
  const isEverybody = choice.about === EVERYBODY
  const charts = isEverybody || reading.isFolded ? [] : drawCharts(choice.shown, facts.missed, reading)
  const rows = arrangeScoreRows(
    {
      shown: choice.shown,
      missed: facts.missed,
      isEverybody,
      table: { page: 1, sort: { id: 'date', isDescending: true }, hidden: [] },
      pageSize: Number.POSITIVE_INFINITY,
    },
    reading,
  ).rows
  const captions = reading.isFolded || charts.length > 0 ? [] : listCaptions(choice.shown, reading)
  const joined = isEverybody ? ['Scores about different people are never joined or compared.'] : []
  return [
    ...charts.map(
      (chart): PrintSection => ({
        id: chart.instrumentId,
        title: chart.title,
        blocks: [{ kind: 'chart', chart: chart.total }, ...fine(chart.total.caption)],
      }),
    ),
    {
      id: 'history',
      title: 'Score history',
      blocks: [
        { kind: 'table', table: toHistoryTable(rows, chooseColumns(choice.shown, isEverybody), reading.isFolded) },
        ...fine([...joined, ...captions].join(' ')),
      ],
    },
    ...listProfile(choice.shown, reading),
    { id: 'method', title: 'Method', blocks: instruments.flatMap((each) => fine(wordMethod(each, instruments))) },
    ...listEventWords(facts.events, reading.place),
  ]
}

function listProfile(shown: readonly HistoryResponse[], reading: Reading): PrintSection[] {
  const choice = chooseProfile(shown, reading)
  if (!choice) return []
  const view = drawProfile(choice, reading)
  const instrument = instrumentOf(choice.now)
  const bands = reading.isFolded ? null : bandsNow(instrument, choice.now)
  const table = (title: string, rows: typeof view.traits): PrintBlock => ({
    kind: 'table',
    table: toProfileTable(title, rows, { dates: view.dates, bands }),
  })
  return [
    {
      id: 'traits',
      title: 'Traits',
      startsSheet: true,
      blocks: [
        ...fine(
          [TRAITS_CAVEAT, ...(reading.isFolded ? [] : describeSet(instrument, choice.now, reading.place))].join(' '),
        ),
        table('Trait', view.traits),
        ...fine(reading.isFolded ? '' : wordStandsOut(instrument, choice.now)),
      ],
    },
    { id: 'elements', title: 'Elements, over the same items', blocks: [table('Element', view.elements)] },
    ...listStrengths(choice, reading),
  ]
}

function bandsNow(instrument: Instrument, now: HistoryResponse): Map<string, string> {
  return new Map(
    instrument.scales.map((scale) => [scale.code, formatBand(now.scales[scale.code]?.band, 'short', instrument.bands)]),
  )
}

function wordStandsOut(instrument: Instrument, now: HistoryResponse): string {
  const names = instrument.scales.filter((scale) => now.standsOut.includes(scale.code)).map((scale) => scale.name)
  if (names.length === 0) return ''
  return `Stands out over this client’s own mean, as a talking point: ${names.join('; ')}.`
}

function listStrengths(choice: NonNullable<ReturnType<typeof chooseProfile>>, reading: Reading): PrintSection[] {
  const { place, now: today, isFolded } = reading
  const told = isFolded ? [choice.now] : [choice.now, choice.previous, choice.first]
  const words = told.flatMap((each) => {
    const score = each && strengthScale(each)?.score
    if (!each || score === null || score === undefined) return []
    return [`${formatScore(score, place.locale)} on ${formatDateSince(each.completedAt, place, today)}`]
  })
  if (words.length === 0) return []
  return [
    {
      id: 'strengths',
      title: 'Strengths reported in this relationship',
      blocks: [{ kind: 'words', words: `${words.join(', ')}. Points only.` }],
    },
  ]
}

function wordMethod(instrument: Instrument, all: readonly Instrument[]): string {
  return all.length > 1 ? `${instrument.shortTitle}: ${describeMethod(instrument)}` : describeMethod(instrument)
}

function listEventWords(events: readonly ClientEvent[], place: Place): PrintSection[] {
  if (events.length === 0) return []
  const words = events.map((event) => `${formatDate(event.happenedOn, place, 'dayYear')}: ${formatEvent(event)}.`)
  return [
    { id: 'events', title: 'Events marked by the clinician', blocks: [{ kind: 'words', words: words.join(' ') }] },
  ]
}

function fine(words: string | undefined): PrintBlock[] {
  return words ? [{ kind: 'words', words, isFine: true }] : []
}

function upperFirst(words: string): string {
  return words.charAt(0).toLocaleUpperCase('en-GB') + words.slice(1)
}
