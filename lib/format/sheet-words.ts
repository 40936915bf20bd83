import { type Beside, FOR_TALK_ONLY, type Move, moveOf } from '@/lib/domain/feedback'
import type { ReferentKind } from '@/lib/domain/referents'
import { formatDate, type Place } from '@/lib/format/dates'

/** One administration as the client hears of it: scores of 0 to 100 by scale, null where too much was left open. */
export type ToldResult = {
  completedAt: Date
  total: number | null
  strengths: number | null
  traits: Readonly<Record<string, number | null>>
}

export type SheetFacts = {
  last: ToldResult
  /** What it is set beside; null where there is nothing, or nothing fair, to set it beside. */
  first: ToldResult | null
  beside: Beside
  /** The difference of the whole is within the error: told as no difference. */
  isWithinError: boolean
  about: ReferentKind | null
}

/** What a client is told, in plain words: no name of a form, no number, no name of anybody. */
export type SheetView = {
  title: string
  opening: string[]
  sentence: string
  groups: { id: string; title: string; lines: string[] }[]
  /** What worked between the two, apart from the rest; blank without such questions. */
  together: string
  closing: string[]
}

const ABOUT: Record<ReferentKind, string> = {
  partner: 'your partner',
  'ex-partner': 'a former partner',
  parent: 'a parent of yours',
  'adult-child': 'a grown-up child of yours',
  sibling: 'a brother or sister',
  friend: 'a friend',
  colleague: 'someone you work with',
  other: 'someone in your life',
}

/** Heads of the two drawings that are shown together. */
export const TOLD_TITLES = {
  total: 'Giving way, holding back and being thrown off',
  strengths: 'Listening, keeping to each other’s limits and finding answers together',
} as const

/** Each trait as something one does, in the traits’ own order. */
const DOING: Readonly<Record<string, string>> = {
  BND: 'Going along with what is not really all right for you',
  PPL: 'Putting what somebody else wants before what you want',
  REA: 'Being thrown off, or answering faster than you meant to',
  COM: 'Hoping to be understood without saying it',
  INT: 'Keeping what you feel to yourself',
  EST: 'Needing to hear that you are all right',
  IND: 'Leaving out your own plans and people',
}

const WHOLE = TOLD_TITLES.total
const STRENGTHS = lowerFirst(TOLD_TITLES.strengths)

const OFTEN: Record<Move, string> = {
  less: 'less often',
  'a-little-less': 'a little less often',
  same: 'about as often',
  'a-little-more': 'a little more often',
  more: 'more often',
}

const ORDER: readonly Move[] = ['less', 'a-little-less', 'same', 'a-little-more', 'more']

/** One client's results as a sheet for them. Facts only: what was more and less often, never whether that is good. */
export function buildSheet(facts: SheetFacts, place: Place): SheetView {
  const { last, first, about } = facts
  const on = (at: Date) => formatDate(at, place, 'dayYear')
  const isBeside = first !== null && facts.beside === 'yes'
  return {
    title: 'What you told us',
    opening: [
      `On ${on(last.completedAt)} you answered a short form about one person: ${ABOUT[about ?? 'other']}.`,
      isBeside && first ? `Here it stands beside the first time, ${on(first.completedAt)}.` : '',
      first !== null && facts.beside === 'contact' ? CONTACT : '',
    ].filter(Boolean),
    sentence: tellWhole(facts, place),
    groups: isBeside && first ? groupMoves(last, first) : groupAnswers(last),
    together: isBeside && first ? tellStrengthsMove(last, first) : tellStrengths(last),
    closing: [
      'These are your own answers. None of them is right or wrong, and some of these things can be ways of looking after yourself.',
      ...(isBeside ? ['A small difference can be chance, and nothing here says why something is different.'] : []),
      'It is a starting point for talking. Bring what does not fit as well as what does.',
    ],
  }
}

const CONTACT =
  'How much you were in touch was not the same the first time, or is not known, so the two times are not set beside each other.'

/** The whole in one sentence, also for showing together: "Since 3 June 2026: … came less often; …". */
export function tellWhole(facts: SheetFacts, place: Place): string {
  const { last, first, beside, isWithinError } = facts
  if (!first || beside !== 'yes') return ''
  const on = formatDate(first.completedAt, place, 'dayYear')
  const parts = [
    tellMove(WHOLE, first.total, last.total, isWithinError),
    tellMove(STRENGTHS, first.strengths, last.strengths, false),
  ].filter(Boolean)
  if (parts.length === 0) return ''
  if (parts.every((part) => part.endsWith(OFTEN.same)))
    return `Compared with ${on}, what you told us is about the same.`
  const told = parts.join('; ')
  return `Compared with ${on}: ${lowerFirst(told)}.`
}

function tellMove(what: string, from: number | null, to: number | null, isSame: boolean): string {
  if (from === null || to === null) return ''
  return `${what} came ${OFTEN[isSame ? 'same' : moveOf(to - from)]}`
}

function groupMoves(last: ToldResult, first: ToldResult): SheetView['groups'] {
  const told = listTold(last).flatMap(({ code, words, value }) => {
    const before = first.traits[code] ?? null
    return before === null ? [] : [{ words, move: moveOf(value - before) }]
  })
  return ORDER.map((move) => ({
    id: move,
    title: upperFirst(`${OFTEN[move]}${move === 'same' ? ' as' : ' than'} the first time`),
    lines: told.filter((each) => each.move === move).map((each) => each.words),
  })).filter((group) => group.lines.length > 0)
}

const NEAREST = ['Almost never', 'Rarely', 'Sometimes', 'Often', 'Almost always'] as const

/** By the answer word nearest to what was chosen, most often first. */
function groupAnswers(last: ToldResult): SheetView['groups'] {
  const told = listTold(last).map(({ words, value }) => ({ words, answer: nearest(value) }))
  return NEAREST.toReversed()
    .map((answer) => ({
      id: answer,
      title: answer,
      lines: told.filter((each) => each.answer === answer).map((each) => each.words),
    }))
    .filter((group) => group.lines.length > 0)
}

function tellStrengthsMove(last: ToldResult, first: ToldResult): string {
  if (last.strengths === null || first.strengths === null) return tellStrengths(last)
  return `${upperFirst(STRENGTHS)}: ${OFTEN[moveOf(last.strengths - first.strengths)]}.`
}

function tellStrengths(last: ToldResult): string {
  return last.strengths === null ? '' : `${upperFirst(STRENGTHS)}: ${nearest(last.strengths).toLowerCase()}.`
}

function listTold(result: ToldResult) {
  return Object.entries(DOING).flatMap(([code, words]) => {
    const value = result.traits[code] ?? null
    return value === null || FOR_TALK_ONLY.has(code) ? [] : [{ code, words, value }]
  })
}

/** The answer word nearest to a score of 0 to 100. */
export function nearest(score: number): (typeof NEAREST)[number] {
  return NEAREST[Math.min(4, Math.max(0, Math.floor(score / 25 + 0.5)))] ?? 'Almost never'
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}

function upperFirst(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** In place of a sheet while a safety review is open. */
export const SHEET_WITHHELD =
  'A safety review is open: these answers may describe staying safe. Until it is closed no sheet is made for this client and nothing is shown together.'

export const NOTHING_TO_TELL =
  'There is no result yet that can be told in plain words. A sheet can be made once a form about one person is completed and it is confirmed about whom.'
