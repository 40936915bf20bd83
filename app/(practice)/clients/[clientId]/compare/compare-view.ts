import { resultHref } from '@/app/(practice)/clients/[clientId]/_scores/reading'
import type {
  CompareFact,
  CompareHead,
  CompareItemLine,
  CompareScaleLine,
} from '@/components/assessments/compare-tables'
import type { FullResponse } from '@/lib/assessments/queries/read-response'
import { type ComparedItem, type ComparedScale, compareSheets } from '@/lib/domain/compare-sheets'
import type { Instrument } from '@/lib/domain/instruments/define'
import { getInstrument } from '@/lib/domain/instruments/registry'
import { formatNotScorable } from '@/lib/format/bands'
import { formatChange, formatChangeCaption } from '@/lib/format/change-words'
import { formatCompareWarning, formatRawAnswer, formatSteps } from '@/lib/format/compare-words'
import { formatDate, type Place } from '@/lib/format/dates'
import { formatPoints, formatScore } from '@/lib/format/numbers'
import { formatContact, formatReferent } from '@/lib/format/referent-words'
import { nameScale } from '@/lib/format/scale-words'

type Reader = { place: Place; clientId: string }
type Side = { response: FullResponse; form: Instrument }

/** Two administrations in words, the earlier at the left whichever way they were chosen. */
export function viewComparison(one: FullResponse, other: FullResponse, reader: Reader) {
  const [left, right] = [one, other]
    .toSorted((a, b) => a.completedAt.getTime() - b.completedAt.getTime() || (a.id < b.id ? -1 : 1))
    .map((response) => ({ response, form: getInstrument(response.instrumentId, response.instrumentVersion) }))
  if (!left || !right) throw new Error('A comparison needs two results')
  const compared = compareSheets(left.response, right.response, { left: left.form, right: right.form })
  const toItem = (item: ComparedItem) => toItemLine(item, left, right)
  return {
    heads: { left: toHead(left, reader), right: toHead(right, reader) },
    warnings: compared.warnings.map(formatCompareWarning),
    hasPoints: compared.isSameForm,
    hasTraits: [left, right].some(({ form }) => form.scales.some((scale) => scale.kind === 'trait')),
    facts: listFacts(left, right),
    label: describeLabel(left, right, reader),
    scales: leadingFirst(compared.scales, right.form).map((scale) => toScaleLine(scale, left, right, reader)),
    movedMost: compared.movedMost.map(toItem),
    others: compared.others.map(toItem),
  }
}

function toHead({ response, form }: Side, { place, clientId }: Reader): CompareHead {
  const words = formatDate(response.completedAt, place, 'shortYear')
  return {
    words,
    formWords: form.shortTitle,
    href: resultHref(clientId, response.id),
    label: `${words}, open the ${form.items.length} answers`,
  }
}

function listFacts(left: Side, right: Side): CompareFact[] {
  const fact = (term: string, say: (side: Side) => string): CompareFact => {
    const [from, to] = [say(left), say(right)]
    return { term, left: from, right: to, isSame: from === to }
  }
  const asksWhom = left.form.referent === 'asked' || right.form.referent === 'asked'
  return [
    ...(asksWhom
      ? [
          fact('About', ({ response }) => formatReferent(response.referent)),
          fact('In touch', ({ response }) => formatContact(response.contact)),
        ]
      : []),
    fact('Answered', ({ response, form }) => `${countAnswers(response)} of ${form.items.length}`),
    fact('Version', ({ form }) => form.version),
  ]
}

function countAnswers({ answers }: FullResponse): number {
  return Object.values(answers).filter((answer) => answer !== null).length
}

/** A label stands against the first score only: the stored one, where these two are first and later. */
function describeLabel(left: Side, right: Side, { place }: Reader): { words: string; caption: string } {
  const { change } = right.response
  if (change?.withId === left.response.id) {
    const caption = change.settings ? formatChangeCaption(change.settings, place.locale) : ''
    return { words: `Against the first score: ${formatChange(change, place.locale)}.`, caption }
  }
  return { words: 'Points only: a change label stands against the first score of an episode.', caption: '' }
}

/** The whole form and its strengths stand first, as everywhere. */
function leadingFirst(scales: readonly ComparedScale[], { primaryScale, strengthScale }: Instrument): ComparedScale[] {
  const leads = [primaryScale, strengthScale].flatMap((code) => scales.filter((scale) => scale.code === code))
  return [...leads, ...scales.filter((scale) => !leads.includes(scale))]
}

function toScaleLine(scale: ComparedScale, left: Side, right: Side, { place }: Reader): CompareScaleLine {
  const owner = [right, left].find(({ form }) => form.scales.some((each) => each.code === scale.code))
  const found = owner?.form.scales.find((each) => each.code === scale.code)
  const note = (score: ComparedScale['left']) => (score && score.score === null ? formatNotScorable(score) : '')
  return {
    code: scale.code,
    name: owner && found ? nameScale(owner.form, found) : scale.code,
    left: formatScore(scale.left?.score, place.locale),
    right: formatScore(scale.right?.score, place.locale),
    leftNote: scale.left ? note(scale.left) : 'Not asked',
    rightNote: scale.right ? note(scale.right) : 'Not asked',
    pointsWords: formatPoints(scale.points, place.locale),
  }
}

function toItemLine(item: ComparedItem, left: Side, right: Side): CompareItemLine {
  const owner = [right, left].find(({ form }) => form.items.some((each) => each.id === item.id)) ?? right
  const isTurned = owner.form.items.some((each) => each.id === item.id && each.isReversed)
  const say = ({ form }: Side, answer: ComparedItem['left']) =>
    formatRawAnswer(
      form,
      answer,
      form.items.some((each) => each.id === item.id),
    )
  return {
    id: item.id,
    number: owner.response.itemOrder.indexOf(item.id) + 1,
    statement: owner.form.statements.en[item.id] ?? item.id,
    left: say(left, item.left),
    right: say(right, item.right),
    isLeftBlank: item.left === null || item.left === undefined,
    isRightBlank: item.right === null || item.right === undefined,
    movedWords: formatSteps(item.moved),
    turnedWords: isTurned && item.counted ? `turned: counts ${formatSteps(item.counted)}` : '',
    help: owner.form.helpNotes[item.id] ?? null,
  }
}
