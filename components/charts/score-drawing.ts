import { areOverlapping, type Box, boxAround, boxOf, type LabelTry } from '@/components/charts/label-places'
import type { DrawnGap, DrawnPoint, Frame, ScoreChartData, ScoreRun, ScoreZone } from '@/components/charts/score-data'
import { type DrawnEvent, eventBox, placeEvents } from '@/components/charts/score-events'
import { labelPoints, type ScoreLabel } from '@/components/charts/score-labels'
import { listTicks, scaleTime, spanOf, type TimeSpan, type TimeTick } from '@/components/charts/time-axis'

export type ScoreDrawing = {
  frame: Frame
  points: DrawnPoint[]
  lines: { x: number; y: number }[][]
  labels: ScoreLabel[]
  gaps: DrawnGap[]
  breaks: number[]
  runLabels: { x: number; label: string; id: string }[]
  events: DrawnEvent[]
  areEventsNumbered: boolean
  ticks: TimeTick[]
  ribbon: {
    x: number
    top: number
    bottom: number
    middle: number
    hasTop: boolean
    hasBottom: boolean
    label: LabelTry | null
  } | null
  zoneNames: LabelTry[]
  y: (score: number) => number
}

const EVENT_ROW_PX = 18
const MANY = 60

/** The time the chart covers; the strengths below it use the same. Null when there is nothing to draw. */
export function spanOfScores(data: Pick<ScoreChartData, 'points' | 'gaps' | 'events'>): TimeSpan | null {
  if (data.points.length === 0) return null
  return spanOf([...data.points, ...(data.gaps ?? []), ...(data.events ?? [])].map((entry) => entry.at))
}

/** Every position of one drawing, from plain data. Null when there is no score to draw. */
export function drawScores(data: ScoreChartData, base: Frame): ScoreDrawing | null {
  const span = spanOfScores(data)
  if (!span) return null
  const x = scaleTime(span, base.left, base.right, base.pad)
  const events = placeEvents(data.events ?? [], (at) => x(at), base)
  const frame = stretch(base, Math.max(1, ...events.placed.map((event) => event.row + 1)))
  const max = data.axis?.max ?? 100
  const y = (score: number) => frame.bottom - (Math.min(max, Math.max(0, score)) / max) * (frame.bottom - frame.top)

  const sorted = data.points.toSorted((a, b) => a.at - b.at)
  const nowId = sorted.findLast((point) => point.run === data.currentRun)?.id
  const points = sorted.map((point) => ({
    ...point,
    x: x(point.at),
    y: y(point.score),
    isNow: point.id === nowId,
    isOld: point.run !== data.currentRun,
    radius: sorted.length > MANY ? (base.isNarrow ? 1.75 : 2.5) : 4,
  }))
  const lines = [points.filter((point) => !point.isOld)]
  const gaps = wordGaps(
    (data.gaps ?? []).map((gap) => ({ ...gap, x: x(gap.at), isWorded: false })),
    points,
    frame,
  )
  const zoneNames = nameZones(data.zones, y, frame)
  const stems = events.placed.map((event) => event.x)
  const ribbon = drawRibbon(data.ribbon ?? null, { x: (at) => x(at), y }, frame, points, stems)
  return {
    frame,
    points,
    lines,
    gaps,
    breaks: listBreaks(points),
    runLabels: labelRuns(points, data.olderRuns ?? [], events.placed, frame),
    events: events.placed,
    areEventsNumbered: events.areNumbered,
    ticks: listTicks(x, frame.left, frame.right, frame.ticks, data.locale ?? 'en-GB'),
    ribbon,
    labels: labelPoints(points, lines, gaps, [...zoneNames, ...(ribbon?.label ? [ribbon.label] : [])], frame),
    zoneNames,
    y,
  }
}

/** The bands' names: beside the plot, or on a phone inside it, clear of the line between two bands. */
function nameZones(zones: readonly ScoreZone[], y: (score: number) => number, frame: Frame): LabelTry[] {
  return zones.map((zone, index) => {
    const top = y(zone.to)
    const height = y(zone.from) - top
    const isHigh = index >= zones.length / 2 || (zones.length > 1 && index === 0)
    const inside = isHigh ? top + 15 : top + height - 6
    return {
      x: frame.isNarrow ? frame.left + 6 : frame.right + 12,
      y: frame.isNarrow ? inside : top + height / 2 + 4.5,
      anchor: 'start',
      lines: [zone.name],
    }
  })
}

function stretch(frame: Frame, rows: number): Frame {
  const more = (rows - 1) * EVENT_ROW_PX
  return { ...frame, height: frame.height + more, top: frame.top + more, bottom: frame.bottom + more }
}

function listBreaks(points: DrawnPoint[]): number[] {
  return points.flatMap((point, index) => {
    const next = points[index + 1]
    return next && next.run !== point.run ? [(point.x + next.x) / 2] : []
  })
}

function wordGaps(gaps: DrawnGap[], points: DrawnPoint[], frame: Frame): DrawnGap[] {
  if (frame.isNarrow) return gaps
  const taken: Box[] = [
    ...points.map((point) => boxAround(point.x, point.y, 8)),
    ...gaps.map((gap) => boxAround(gap.x, frame.bottom - 10, 6)),
  ]
  return gaps.map((gap) => {
    const box = boxOf({ x: gap.x + 10, y: frame.bottom - 5.5, anchor: 'start', lines: [gap.words] })
    const isWorded = box.x1 < frame.right && !taken.some((other) => areOverlapping(box, other))
    if (isWorded) taken.push(box)
    return { ...gap, isWorded }
  })
}

function drawRibbon(
  ribbon: NonNullable<ScoreChartData['ribbon']> | null,
  { x, y }: { x: (at: number) => number; y: (score: number) => number },
  frame: Frame,
  points: DrawnPoint[],
  stems: number[],
): ScoreDrawing['ribbon'] {
  if (!ribbon) return null
  const top = y(ribbon.base + ribbon.within)
  const bottom = y(ribbon.base - ribbon.within)
  const words = frame.isNarrow ? ribbon.shortWords : ribbon.words
  const edge = frame.isNarrow ? 5 : 8
  // At the right edge, or ending where the stem of an event stands.
  const ends = [frame.right, ...stems.toSorted((a, b) => b - a)]
  const tries = ends.flatMap((end) =>
    [top + 17, bottom - 7].map((at): LabelTry => ({ x: end - edge, y: at, anchor: 'end', lines: [words] })),
  )
  const isFree = (label: LabelTry) => {
    const box = boxOf(label)
    return box.x0 > frame.left && !points.some((point) => areOverlapping(box, boxAround(point.x, point.y, 9)))
  }
  const isUncrossed = (label: LabelTry) => {
    const box = boxOf(label)
    return box.x0 > x(ribbon.from) && !stems.some((stem) => stem > box.x0 - 2 && stem < box.x1 + 2)
  }
  return {
    x: x(ribbon.from),
    top,
    bottom,
    middle: y(ribbon.base),
    hasTop: top > frame.top,
    hasBottom: bottom < frame.bottom,
    label: tries.find((each) => isFree(each) && isUncrossed(each)) ?? tries.find(isFree) ?? null,
  }
}

function labelRuns(points: DrawnPoint[], runs: ScoreRun[], events: DrawnEvent[], frame: Frame) {
  if (frame.isNarrow) return []
  return runs.flatMap((run) => {
    const first = points.find((point) => point.run === run.id)
    if (!first) return []
    const x = Math.max(frame.left + 6, first.x - 40)
    const box = boxOf({ x, y: frame.top - 12.5, anchor: 'start', lines: [run.label] })
    const isFree = !events.some((event) => event.row === 0 && areOverlapping(box, eventBox(event, frame)))
    return isFree ? [{ id: run.id, x, label: run.label }] : []
  })
}
