import { type Box, boxOf } from '@/components/charts/label-places'
import type { Frame, ScoreEvent } from '@/components/charts/score-data'

export type DrawnEvent = ScoreEvent & { x: number; row: number; number: number }

const EVENT_ROWS = 3

/**
 * Events above the plot, in up to three rows. Where their words do not fit, each becomes a number whose words stand
 * below the drawing.
 */
export function placeEvents(events: ScoreEvent[], x: (at: number) => number, frame: Frame) {
  const sorted = events.toSorted((a, b) => a.at - b.at)
  const worded = frame.isNarrow
    ? null
    : fitInRows(sorted, x, (event) => 18 + `${event.when}: ${event.words}`.length * 6.1, frame.width - 8)
  const placed =
    worded ??
    fitInRows(sorted, x, () => 18, Number.POSITIVE_INFINITY) ??
    sorted.map((event, index) => ({ ...event, x: x(event.at), row: 0, number: index + 1 }))
  return { placed, areNumbered: worded === null && sorted.length > 0 }
}

function fitInRows(
  events: ScoreEvent[],
  x: (at: number) => number,
  widthOf: (event: ScoreEvent) => number,
  limit: number,
): DrawnEvent[] | null {
  const ends = Array.from({ length: EVENT_ROWS }, () => Number.NEGATIVE_INFINITY)
  const placed: DrawnEvent[] = []
  for (const [index, event] of events.entries()) {
    const at = x(event.at)
    const row = ends.findIndex((end) => at - 6 > end)
    if (row < 0 || at + widthOf(event) > limit) return null
    ends[row] = at + widthOf(event)
    placed.push({ ...event, x: at, row, number: index + 1 })
  }
  return placed
}

/** The room an event's words take in the first row. */
export function eventBox(event: DrawnEvent, frame: Frame): Box {
  return boxOf({ x: event.x - 5, y: frame.top - 12.5, anchor: 'start', lines: [`  ${event.when}: ${event.words}`] })
}
