const MINUS = '−'

/** One decimal, half up: 56.25 is 56.3. Blank when there is no score; the caller says why. */
export function formatScore(score: number | null | undefined, locale = 'en-GB'): string {
  return isNumber(score) ? oneDecimal(locale).format(roundHalfUp(score)) : ''
}

/** Signed points, one decimal, halves away from zero, with a true minus: −25.8, +2.5, 0.0. Blank when there are none. */
export function formatPoints(points: number | null | undefined, locale = 'en-GB'): string {
  if (!isNumber(points)) return ''
  const size = roundHalfUp(Math.abs(points))
  const sign = size === 0 ? '' : points < 0 ? MINUS : '+'
  return `${sign}${oneDecimal(locale).format(size)}`
}

/** To four decimals, so that it can be worked out again: 68.3333. Signed with a true minus where it is a change. */
export function formatExact(value: number, locale = 'en-GB', isSigned = false): string {
  const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 4, maximumFractionDigits: 4 }).format(
    Math.abs(value),
  )
  if (value === 0 || (!isSigned && value > 0)) return text
  return `${value < 0 ? MINUS : '+'}${text}`
}

/** A whole count in the reader's numerals. */
export function formatCount(count: number, locale = 'en-GB'): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(count)
}

/** A spread as it was entered, at most two decimals: 18, 17.5. */
export function formatSpread(sd: number, locale = 'en-GB'): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(sd)
}

/** A reliability as journals print it: .80, .571. */
export function formatReliability(reliability: number, locale = 'en-GB'): string {
  const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 3 }).format(reliability)
  return reliability < 1 ? text.replace(/^0/, '') : text
}

/** Kendall's coefficient: two decimals, signed, true minus. */
export function formatCoefficient(value: number, locale = 'en-GB'): string {
  const size = Math.floor(Math.abs(value) * 100 + 0.5 + TINY) / 100
  const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(size)
  return size === 0 ? text : `${value < 0 ? MINUS : '+'}${text}`
}

/** To one decimal, half up. A half that floating point holds a hair too low still counts as one. */
export function roundHalfUp(value: number): number {
  return Math.floor(value * 10 + 0.5 + TINY) / 10
}

const TINY = 1e-9

function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

const formats = new Map<string, Intl.NumberFormat>()

function oneDecimal(locale: string): Intl.NumberFormat {
  const known = formats.get(locale)
  if (known) return known
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  formats.set(locale, format)
  return format
}
