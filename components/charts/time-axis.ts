import { type ScaleTime, scaleUtc } from 'd3-scale'

/** A stretch of true time, in milliseconds since 1970. */
export type TimeSpan = { start: number; end: number }

export type TimeTick = { x: number; words: string }

const DAY_MS = 86_400_000
/** One moment alone still needs room around it: a month each way. */
const ALONE_MS = 30 * DAY_MS

/** From the earliest to the latest of the moments; null when there are none. */
export function spanOf(moments: number[]): TimeSpan | null {
  if (moments.length === 0) return null
  const start = moments.reduce((least, moment) => Math.min(least, moment))
  const end = moments.reduce((most, moment) => Math.max(most, moment))
  return end - start < DAY_MS ? { start: start - ALONE_MS, end: end + ALONE_MS } : { start, end }
}

/** True time across a drawing: `from` and `to` are the plot's edges in px, `pad` the room before the first mark. */
export function scaleTime(span: TimeSpan, from: number, to: number, pad: number): ScaleTime<number, number> {
  return scaleUtc([span.start, span.end], [from + pad, to - pad])
}

/**
 * Words under the axis, about `count` of them: years at each January, months, or days when the span is short. Ticks
 * reach into the padding where a month begins there.
 */
export function listTicks(
  scale: ScaleTime<number, number>,
  from: number,
  to: number,
  count: number,
  locale: string,
): TimeTick[] {
  const whole = scale
    .copy()
    .domain([scale.invert(from), scale.invert(to)])
    .range([from, to])
  const least = Math.ceil((to - from) / count / 2)
  const ticks = whole
    .ticks(count)
    .map((date) => ({ x: whole(date), words: wordTick(date, locale) }))
    .filter((tick) => tick.x >= from + 8 && tick.x <= to - 8)
  return ticks.filter((tick, index) => index === 0 || tick.x - (ticks[index - 1]?.x ?? 0) >= least)
}

function wordTick(date: Date, locale: string): string {
  const isMonthStart = date.getUTCDate() === 1 && date.getUTCHours() === 0
  if (!isMonthStart) return word(date, locale, { day: 'numeric', month: 'short' })
  return date.getUTCMonth() === 0 ? word(date, locale, { year: 'numeric' }) : word(date, locale, { month: 'short' })
}

function word(date: Date, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(date)
}
