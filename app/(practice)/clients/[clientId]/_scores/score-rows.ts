import {
  chooseScale,
  chosenScore,
  isTurned,
  listChanges,
  tellBy,
} from '@/app/(practice)/clients/[clientId]/_scores/chosen-scale'
import type { MissedForm } from '@/app/(practice)/clients/[clientId]/_scores/missed-forms'
import {
  compareHref,
  instrumentOf,
  isAboutNobody,
  type Reading,
  resultHref,
  reviewHref,
  strengthScale,
} from '@/app/(practice)/clients/[clientId]/_scores/reading'
import type { SCORE_RULES, ScoreColumns, ScoredRow, ScoreRow } from '@/components/assessments/score-row'
import type { TablePage } from '@/components/table/data-table'
import type { TableState } from '@/components/table/table-address'
import type { HistoryResponse } from '@/lib/assessments/queries/read-score-history'
import { compareWithPrevious, findPrevious } from '@/lib/domain/comparison'
import { formatBand, formatNotScorable } from '@/lib/format/bands'
import { FIRST_SCORE, formatChange, formatChangeCaption, formatNoLabel, formatWarning } from '@/lib/format/change-words'
import { shortenColleague } from '@/lib/format/client-words'
import { formatDate, formatDateSince } from '@/lib/format/dates'
import { formatFlag } from '@/lib/format/flag-words'
import { formatPoints, formatScore } from '@/lib/format/numbers'
import { formatReferent, REFERENT_UNCONFIRMED } from '@/lib/format/referent-words'
import { nameScale } from '@/lib/format/scale-words'

export type RowsAsked = {
  shown: readonly HistoryResponse[]
  missed: readonly MissedForm[]
  /** A list of everybody: nothing is joined, so no break is said. */
  isEverybody: boolean
  table: TableState<(typeof SCORE_RULES)['sortable'][number]>
  pageSize: number
}

/** One page of the score history. A page past the end shows the last. */
export function arrangeScoreRows(asked: RowsAsked, reading: Reading): TablePage<ScoreRow> {
  const entries = asked.table.sort.id === 'date' ? listByDate(asked) : listByFigure(asked, reading)
  const pages = Math.max(1, Math.ceil(entries.length / asked.pageSize))
  const page = Math.min(asked.table.page, pages)
  const rows = entries.slice((page - 1) * asked.pageSize, page * asked.pageSize)
  const changes = listChanges(asked.shown, reading)
  return { rows: rows.map((entry) => toRow(entry, { ...asked, changes }, reading)), total: entries.length, page }
}

/** The columns these rows need. */
export function chooseColumns(
  shown: readonly HistoryResponse[],
  isEverybody: boolean,
  reading: Pick<Reading, 'params'> = { params: {} },
): ScoreColumns {
  const forms = new Set(shown.map((each) => each.instrumentId))
  const withStrengths = shown.map(instrumentOf).filter((each) => each.strengthScale !== null)
  const turned = withStrengths.filter((each) => isTurned(each, reading))
  const hasTraits = forms.size === 1 && withStrengths.length > 0 && turned.length === 0
  return {
    scoreHead: hasTraits ? 'Traits' : 'Score',
    hasForm: forms.size > 1,
    hasStrengths: withStrengths.some((each) => chooseScale(each, reading).code !== each.strengthScale),
    hasAbout: isEverybody && shown.some((each) => !isAboutNobody(each)),
    hasFlags: shown.some((each) => each.flags.length > 0),
  }
}

/** What must stand where these rows carry a change label: one caption for each set of numbers they were judged by. */
export function listCaptions(shown: readonly HistoryResponse[], reading: Pick<Reading, 'params' | 'place'>): string[] {
  const captions = [...listChanges(shown, reading).values()].flatMap((change) =>
    change?.settings ? [formatChangeCaption(change.settings, reading.place.locale)] : [],
  )
  return [...new Set(captions)]
}

type Entry =
  | { kind: 'score'; response: HistoryResponse }
  | { kind: 'missed'; form: MissedForm }
  | { kind: 'break'; begins: HistoryResponse }

function listByDate({ shown, missed, isEverybody, table }: RowsAsked): Entry[] {
  const entries: (Exclude<Entry, { kind: 'break' }> & { at: number })[] = [
    ...shown.map((response) => ({ kind: 'score' as const, response, at: response.completedAt.getTime() })),
    ...missed.map((form) => ({ kind: 'missed' as const, form, at: form.at.getTime() })),
  ]
  const upwards = entries.toSorted((a, b) => a.at - b.at)
  const whole = isEverybody ? upwards : upwards.flatMap((entry, index) => [...breakBefore(upwards, index), entry])
  return table.sort.isDescending ? whole.toReversed() : whole
}

/** Where a new version of a form begins. */
function breakBefore(entries: readonly Entry[], index: number): Entry[] {
  const entry = entries[index]
  if (entry?.kind !== 'score') return []
  const { response } = entry
  const before = entries.slice(0, index).findLast((each) => {
    return each.kind === 'score' && each.response.instrumentId === response.instrumentId
  })
  const isOther = before?.kind === 'score' && before.response.instrumentVersion !== response.instrumentVersion
  return isOther ? [{ kind: 'break', begins: response }] : []
}

function listByFigure({ shown, table }: RowsAsked, reading: Reading): Entry[] {
  const scaleOf = (each: HistoryResponse) =>
    table.sort.id === 'score' ? chosenScore(each, reading) : strengthScale(each)
  const figures = shown.map((response) => ({ response, figure: scaleOf(response)?.score ?? null }))
  const known = figures.flatMap(({ response, figure }) => (figure === null ? [] : [{ response, figure }]))
  const sign = table.sort.isDescending ? -1 : 1
  const sorted = known.toSorted((a, b) => sign * (a.figure - b.figure))
  return [...sorted, ...figures.filter((each) => each.figure === null)].map(({ response }) => ({
    kind: 'score',
    response,
  }))
}

type Judged = RowsAsked & { changes: ReturnType<typeof listChanges> }

function toRow(entry: Entry, asked: Judged, reading: Reading): ScoreRow {
  const { place } = reading
  if (entry.kind === 'score') return toScoredRow(entry.response, asked, reading)
  if (entry.kind === 'missed') {
    const { id, at, rowWords } = entry.form
    return { kind: 'missed', id, dateWords: formatDate(at, place, 'shortYear'), words: rowWords }
  }
  const { begins } = entry
  const on = formatDateSince(begins.completedAt, place, reading.now)
  const form = instrumentOf(begins)
  return {
    kind: 'break',
    id: `break-${begins.id}`,
    words: `Version ${form.version} of ${form.shortTitle} begins on ${on}. Scores above and below are neither joined nor compared.`,
  }
}

function toScoredRow(response: HistoryResponse, asked: Judged, reading: Reading): ScoredRow {
  const { place, clientId, isFolded } = reading
  const instrument = instrumentOf(response)
  const main = chosenScore(response, reading)
  const strength = strengthScale(response)
  const score = formatScore(main?.score, place.locale)
  const dateWords = formatDate(response.completedAt, place, 'shortYear')
  return {
    kind: 'score',
    id: response.id,
    dateWords,
    formWords: isTurned(instrument, reading)
      ? `${instrument.shortTitle}, ${nameScale(instrument, chooseScale(instrument, reading))}`
      : instrument.shortTitle,
    aboutWords: describeAbout(response, reading),
    scoreWords: score,
    scoreLabel: `${score ? `${score}, open` : 'Open'} the ${instrument.items.length} answers of ${dateWords}`,
    resultHref: resultHref(clientId, response.id),
    whyWords: main && main.score === null ? formatNotScorable(main) : '',
    bandWords: isFolded ? '' : formatBand(main?.band, 'short', instrument.bands),
    isFolded,
    ...describeChanges(response, asked, reading),
    strengthWords: formatScore(strength?.score, place.locale),
    answeredWords: main ? `${main.answered} of ${main.items}` : '',
    flags: [...response.flags.map(formatFlag), ...(response.enteredByName ? ['Entered from paper'] : [])],
    isUnread: response.reviewed === null,
    reviewHref: reviewHref(clientId, response.id),
    readWords: response.reviewed ? formatDateSince(response.reviewed.at, place, reading.now, 'short') : '',
    readByName: shortenColleague(response.reviewed?.byName ?? ''),
  }
}

function describeChanges(response: HistoryResponse, { shown, changes }: Judged, reading: Reading) {
  const { place, clientId, isFolded } = reading
  const asked = instrumentOf(response)
  const instrument = tellBy(asked, chooseScale(asked, reading))
  const change = changes.get(response.id) ?? null
  const isScored = (chosenScore(response, reading)?.score ?? null) !== null
  const isFirst =
    response.change === null && isScored && (response.referentId !== null || instrument.referent === 'none')
  const previous = isFolded ? null : findPrevious(instrument, shown, response)
  const sincePrevious = previous && compareWithPrevious(instrument, previous, response)
  const isUnclear = response.change === null && instrument.referent === 'asked' && response.referentId === null
  const words = change
    ? formatChange(change, place.locale)
    : isUnclear
      ? formatNoLabel('REFERENT_UNCONFIRMED')
      : isFirst
        ? `${FIRST_SCORE} ${response.episodeId === null ? 'from before this episode' : 'of this episode'}`
        : ''
  return {
    isFirst: isFirst && !isFolded,
    sinceFirst: isFolded ? '' : formatPoints(change?.points, place.locale),
    sinceFirstHref: change ? compareHref(clientId, change.withId, response.id) : '',
    sincePrevious: formatPoints(sincePrevious?.points, place.locale),
    sincePreviousHref: sincePrevious ? compareHref(clientId, sincePrevious.withId, response.id) : '',
    changeWords: isFolded ? '' : words,
    isBeyond: !isFolded && (change?.code === 'RELIABLE_IMPROVEMENT' || change?.code === 'RELIABLE_DETERIORATION'),
    warnings: isFolded ? [] : (change?.warnings.map(formatWarning) ?? []),
  }
}

function describeAbout(response: HistoryResponse, reading: Reading): string {
  if (instrumentOf(response).referent === 'none') return ''
  const person = reading.people.find((each) => each.id === response.referentId)
  return person ? formatReferent(person) : REFERENT_UNCONFIRMED
}
