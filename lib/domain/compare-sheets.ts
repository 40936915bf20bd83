import type { Instrument } from '@/lib/domain/instruments/define'
import type { AnswerSheet, ScaleScore } from '@/lib/domain/scoring'

/** One administration, as two of them are laid side by side. */
export type ComparedSheet = {
  instrumentId: string
  instrumentVersion: string
  /** Null where nobody has confirmed about whom, or the form asks about nobody. */
  referentId: string | null
  contact: string | null
  completedAt: Date
  answers: AnswerSheet
  scales: Readonly<Record<string, ScaleScore | undefined>>
}

/** What keeps two administrations from being read as before and after. */
export const COMPARE_WARNINGS = [
  'OTHER_FORM',
  'OTHER_VERSION',
  'OTHER_REFERENT',
  'REFERENT_UNCONFIRMED',
  'CONTACT_CHANGED',
  'PRORATED',
  'UNDER_14_DAYS',
] as const

export type CompareWarning = (typeof COMPARE_WARNINGS)[number]

export type ComparedScale = {
  code: string
  left: ScaleScore | null
  right: ScaleScore | null
  /** Right minus left at full precision; null where either has no score, or the forms differ. */
  points: number | null
}

/** A raw answer: null is skipped, undefined was never reached, or not asked by that form. */
export type RawAnswer = number | null | undefined

export type ComparedItem = {
  id: string
  left: RawAnswer
  right: RawAnswer
  /** Steps of the answer scale as given, right minus left; null where either is blank, or the forms differ. */
  moved: number | null
  /** The same as it counts in the score: the other way round for a reverse statement. */
  counted: number | null
}

export type SheetComparison = {
  warnings: CompareWarning[]
  /** Same form and version: only then is anything subtracted. */
  isSameForm: boolean
  scales: ComparedScale[]
  /** Moved by two steps or more, the furthest first, then by the order asked. */
  movedMost: ComparedItem[]
  /** All others, in the order asked. */
  others: ComparedItem[]
}

const MOVED_STEPS = 2
const SHORT_GAP_DAYS = 14
const DAY_MS = 86_400_000

/**
 * Two administrations scale by scale and statement by statement. Differences are those of full-precision scores and raw
 * answers; nothing is judged: a label stands against the first score only. Turning the two round turns every sign.
 * @param forms the instruments the two sheets answered
 */
export function compareSheets(
  left: ComparedSheet,
  right: ComparedSheet,
  forms: { left: Instrument; right: Instrument },
): SheetComparison {
  const isSameForm = left.instrumentId === right.instrumentId && left.instrumentVersion === right.instrumentVersion
  const reversed = new Set(forms.right.items.filter((item) => item.isReversed).map((item) => item.id))
  const items = listAsked(forms).map((id): ComparedItem => {
    const moved = isSameForm ? subtract(right.answers[id], left.answers[id]) : null
    const counted = moved === null ? null : turn(moved, reversed.has(id))
    return { id, left: left.answers[id], right: right.answers[id], moved, counted }
  })
  const isFar = (item: ComparedItem) => Math.abs(item.moved ?? 0) >= MOVED_STEPS
  return {
    warnings: findWarnings(left, right, forms),
    isSameForm,
    scales: listScaleCodes(forms).map((code) => compareScale(code, left, right, isSameForm)),
    movedMost: items.filter(isFar).toSorted((a, b) => Math.abs(b.moved ?? 0) - Math.abs(a.moved ?? 0)),
    others: items.filter((item) => !isFar(item)),
  }
}

/** The statements of both forms in the order the right one asks them; what only the left one asked comes after. */
function listAsked(forms: { left: Instrument; right: Instrument }): string[] {
  return [...new Set([...forms.right.order, ...forms.left.order])]
}

function listScaleCodes(forms: { left: Instrument; right: Instrument }): string[] {
  return [...new Set([...forms.right.scales, ...forms.left.scales].map((scale) => scale.code))]
}

function compareScale(code: string, left: ComparedSheet, right: ComparedSheet, isSameForm: boolean): ComparedScale {
  const [from, to] = [left.scales[code] ?? null, right.scales[code] ?? null]
  return { code, left: from, right: to, points: isSameForm ? subtract(to?.score, from?.score) : null }
}

function findWarnings(
  left: ComparedSheet,
  right: ComparedSheet,
  forms: { left: Instrument; right: Instrument },
): CompareWarning[] {
  const asksWhom = forms.left.referent === 'asked' && forms.right.referent === 'asked'
  const isKnown = left.referentId !== null && right.referentId !== null
  const main = (sheet: ComparedSheet, form: Instrument) => sheet.scales[form.primaryScale]?.prorated ?? false
  const days = Math.round(Math.abs(right.completedAt.getTime() - left.completedAt.getTime()) / DAY_MS)
  const isOtherForm = left.instrumentId !== right.instrumentId
  const isOtherVersion = !isOtherForm && left.instrumentVersion !== right.instrumentVersion
  const holds: Record<CompareWarning, boolean> = {
    OTHER_FORM: isOtherForm,
    OTHER_VERSION: isOtherVersion,
    OTHER_REFERENT: asksWhom && isKnown && left.referentId !== right.referentId,
    REFERENT_UNCONFIRMED: asksWhom && !isKnown,
    CONTACT_CHANGED: asksWhom && left.contact !== right.contact,
    PRORATED: main(left, forms.left) || main(right, forms.right),
    UNDER_14_DAYS: !isOtherForm && !isOtherVersion && days < SHORT_GAP_DAYS,
  }
  return COMPARE_WARNINGS.filter((warning) => holds[warning])
}

function subtract(to: number | null | undefined, from: number | null | undefined): number | null {
  return typeof to === 'number' && typeof from === 'number' ? to - from : null
}

/** Never −0, which would be another number to a test and to a reader. */
function turn(steps: number, isReversed: boolean): number {
  return isReversed && steps !== 0 ? -steps : steps
}
