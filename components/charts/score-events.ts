import { type Box, boxOf } from '@/components/charts/label-places'
import type { Frame, ScoreEvent } from '@/components/charts/score-data'

/**
 * An event with its place. `mark` is what its mark says: its words, its number, or "3–5" where several lie too close to
 * tell apart; blank where another's mark speaks for it. `halfWidth` is that of a numbered mark, px. Words stand right of
 * their mark (`start`), or left of it (`end`) where the drawing ends.
 */
export type DrawnEvent = ScoreEvent & {
  x: number
  row: number
  number: number
  mark: string
  halfWidth: number
  side: 'start' | 'end'
}

const EVENT_ROWS = 3

/**
 * Events above the plot, in up to three rows. Where their words do not fit, each becomes a number whose words stand
 * below the drawing; where even the numbers do not, those that lie together share one mark.
 */
export function placeEvents(events: ScoreEvent[], x: (at: number) => number, frame: Frame) {
  const sorted = events.toSorted((a, b) => a.at - b.at)
  const worded = frame.isNarrow ? null : fitInRows(sorted, x, (event) => 18 + wordsOf(event).length * 6.1, frame)
  const placed = worded?.map((event) => ({ ...event, mark: wordsOf(event) })) ?? numberEvents(sorted, x, frame)
  return { placed, areNumbered: worded === null && sorted.length > 0 }
}

function wordsOf(event: ScoreEvent): string {
  return `${event.when}: ${event.words}`
}

function numberEvents(sorted: ScoreEvent[], x: (at: number) => number, frame: Frame): DrawnEvent[] {
  const apart = fitInRows(sorted, x, () => 2 * NUMBER_RADIUS + 2, null)
  return apart?.map((event) => ({ ...event, mark: String(event.number) })) ?? joinEvents(sorted, x, frame)
}

/** One row after another; null where an event finds room in none. Without a frame nothing ends the rows. */
function fitInRows(
  events: ScoreEvent[],
  x: (at: number) => number,
  widthOf: (event: ScoreEvent) => number,
  frame: Frame | null,
): DrawnEvent[] | null {
  const ends = Array.from({ length: EVENT_ROWS }, () => Number.NEGATIVE_INFINITY)
  const limit = frame ? frame.width - 8 : Number.POSITIVE_INFINITY
  const placed: DrawnEvent[] = []
  for (const [index, event] of events.entries()) {
    const at = x(event.at)
    const width = widthOf(event)
    const side = at + width > limit ? 'end' : 'start'
    const from = side === 'start' ? at - 6 : at - width
    const row = ends.findIndex((end) => from > end)
    if (row < 0 || (side === 'end' && from < 0)) return null
    ends[row] = side === 'start' ? at + width : at + 6
    placed.push({ ...event, x: at, row, number: index + 1, mark: '', halfWidth: NUMBER_RADIUS, side })
  }
  return placed
}

const NUMBER_RADIUS = 8
const DIGIT_PX = 7

type Group = { first: number; last: number; x: number; halfWidth: number }

/** All in one row: neighbours whose marks would touch become one, as long as any still do. */
function joinEvents(sorted: ScoreEvent[], x: (at: number) => number, frame: Frame): DrawnEvent[] {
  const groups: Group[] = []
  for (const [index, event] of sorted.entries()) {
    let group = toGroup(index, index, x(event.at), x(event.at), frame)
    for (let last = groups.at(-1); last && areTouching(last, group); last = groups.at(-1)) {
      groups.pop()
      group = toGroup(last.first, index, x(sorted[last.first]?.at ?? event.at), x(event.at), frame)
    }
    groups.push(group)
  }
  return groups.flatMap(({ first, last, x: at, halfWidth }) =>
    sorted.slice(first, last + 1).map((event, offset) => ({
      ...event,
      ...{ x: at, row: 0, number: first + offset + 1, halfWidth, side: 'start' as const },
      mark: offset === 0 ? nameGroup(first, last) : '',
    })),
  )
}

function toGroup(first: number, last: number, from: number, to: number, frame: Frame): Group {
  const halfWidth = Math.max(NUMBER_RADIUS, (nameGroup(first, last).length * DIGIT_PX) / 2 + 4)
  const middle = Math.min(frame.width - halfWidth - 1, Math.max(halfWidth + 1, (from + to) / 2))
  return { first, last, x: middle, halfWidth }
}

function areTouching(left: Group, right: Group): boolean {
  return left.x + left.halfWidth + 2 > right.x - right.halfWidth
}

function nameGroup(first: number, last: number): string {
  return first === last ? String(first + 1) : `${first + 1}–${last + 1}`
}

/** Where an event's words begin, or end where they stand left of their mark. */
export function eventWordsX(event: DrawnEvent): number {
  return event.side === 'start' ? event.x + 10 : event.x - 10
}

/** The room an event's words take in the first row. */
export function eventBox(event: DrawnEvent, frame: Frame): Box {
  return boxOf({ x: eventWordsX(event), y: frame.top - 12.5, anchor: event.side, lines: [wordsOf(event)] })
}
