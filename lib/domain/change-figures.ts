import type { Confidence } from '@/lib/domain/instruments/define'

export const CONFIDENCES = [80, 90, 95] as const satisfies readonly Confidence[]

export const SD_MAX = 1000
export const N_MAX = 100_000_000

/** A number as it was typed, or what to do about it. */
export type Read = { value: number } | { fault: string }

/** A spread in points: above 0. */
export function readSpread(text: string, locale: string): Read {
  const read = readDecimal(text, locale, 'Enter the standard deviation in points, such as 18')
  if ('fault' in read) return read
  if (read.value <= 0) return { fault: 'Enter a standard deviation above 0: without spread no change could be judged' }
  return read.value > SD_MAX ? { fault: `Enter a standard deviation of at most ${SD_MAX} points` } : read
}

/** A reliability: 0 up to, and not with, 1. */
export function readReliability(text: string, locale: string): Read {
  const read = readDecimal(text, locale, 'Enter the reliability, such as 0.8')
  if ('fault' in read) return read
  if (read.value === 1) return { fault: 'A reliability of 1 would make every change certain: enter one below 1' }
  return read.value < 0 || read.value > 1 ? { fault: 'Enter a reliability from 0 to below 1, such as 0.8' } : read
}

/** How many people: a whole number, with or without separators of thousands. */
export function readPeople(text: string): Read {
  const digits = text.trim().replace(/[\s,.\u00a0\u202f](?=\d{3}\b)/g, '')
  const value = /^\d{1,9}$/.test(digits) ? Number(digits) : 0
  return value >= 1 && value <= N_MAX
    ? { value }
    : { fault: 'Enter how many people as a whole number, or leave it empty' }
}

function readDecimal(text: string, locale: string, missing: string): Read {
  const typed = text.trim().replace(/^[−–]/, '-')
  if (typed === '') return { fault: missing }
  const mark = decimalMark(locale)
  const other = mark === '.' ? ',' : '.'
  const usual = typed.includes(other) ? '' : typed.replace(mark, '.')
  if (/^[+-]?(\d{1,9}(\.\d{0,12})?|\.\d{1,12})$/.test(usual)) return { value: Number(usual) }
  if (/^\d*[.,·٫]\d+$/.test(typed)) {
    return { fault: `Write it with a ${mark === '.' ? 'point' : 'comma'}: ${typed.replace(/[.,·٫]/, mark)}` }
  }
  return { fault: typed.includes(other) ? `${missing}, without separators` : missing }
}

function decimalMark(locale: string): string {
  return new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.'
}
