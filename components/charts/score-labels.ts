import {
  type Box,
  boxAround,
  boxOf,
  type LabelTry,
  type LabelWish,
  placeLabels,
} from '@/components/charts/label-places'
import type { DrawnGap, DrawnPoint, Frame } from '@/components/charts/score-data'

export type ScoreLabel = LabelTry & { id: string; kind: 'value' | 'now' | 'small' | 'old' }

/** More marks than this and only labels that touch no line are written. */
const CROWD = 24

/** The numbers beside the marks, as many as fit without touching; the newest and the first come first. */
export function labelPoints(
  points: DrawnPoint[],
  lines: { x: number; y: number }[][],
  gaps: DrawnGap[],
  words: readonly LabelTry[],
  frame: Frame,
): ScoreLabel[] {
  const solid: Box[] = [
    ...points.map((point) => boxAround(point.x, point.y, point.isFirst || point.isNow ? 7.5 : point.radius + 1)),
    ...gaps.flatMap((gap) =>
      gap.isWorded ? [boxOf({ x: gap.x, y: frame.bottom - 5.5, anchor: 'start', lines: [`  ${gap.words}`] })] : [],
    ),
    ...words.map(boxOf),
  ]
  const wishes = rank(points).flatMap((point): LabelWish[] => {
    const isShy = points.length > CROWD && !point.isNow && !point.isFirst
    const value = { id: point.id, tries: tryValue(point, frame), isShy }
    if (!point.proratedWords || frame.isNarrow || point.isNow) return [value]
    return [value, { id: `${point.id} prorated`, tries: [around(point, 20, [point.proratedWords])] }]
  })
  const plot = { x0: frame.left, x1: frame.isNarrow ? frame.width : frame.right, y0: frame.top - 14, y1: frame.bottom }
  const placed = placeLabels(wishes, { plot, solid, lines })
  const byId = new Map(points.map((point) => [point.id, point]))
  return Array.from(placed, ([id, label]) => ({ ...label, id, kind: kindOf(byId.get(id)) }))
}

function kindOf(point: DrawnPoint | undefined): ScoreLabel['kind'] {
  if (!point) return 'small'
  if (point.isNow) return 'now'
  return point.isOld ? 'old' : 'value'
}

/** Now, first, what went beyond, then the newest: the order in which labels get their places. */
function rank(points: DrawnPoint[]): DrawnPoint[] {
  const weigh = (point: DrawnPoint) => (point.isNow ? 3 : point.isFirst ? 2 : point.isBeyond ? 1 : 0)
  return points.toSorted((a, b) => weigh(b) - weigh(a) || b.at - a.at)
}

function tryValue(point: DrawnPoint, frame: Frame): LabelTry[] {
  const plain = [around(point, -11, [point.words]), around(point, 23, [point.words])]
  const nowLines = frame.isNarrow ? point.nowLines : point.nowWords && [point.nowWords]
  if (point.isNow && nowLines) return [...tryNow(point, nowLines, frame), ...plain]
  if (point.isNow && !point.isFirst) return [...plain, ...tryNow(point, [point.words], frame)]
  if (point.isOld) return [around(point, -11.5, [point.words]), around(point, 20, [point.words])]
  if (point.isFirst && !frame.isNarrow) return [around(point, 23, [point.words, 'first']), ...plain]
  return plain
}

function tryNow(point: DrawnPoint, lines: string[], frame: Frame): LabelTry[] {
  const down = point.y + (frame.isNarrow ? 24 : 20)
  const up = point.y - 13 - (lines.length - 1) * 16
  const back = frame.isNarrow ? point.x + 4 : point.x - 13
  const ahead = point.x + 13
  const places: [number, number, LabelTry['anchor']][] = [
    [back, down, 'end'],
    [back, up, 'end'],
    [ahead, point.y + 4.5, 'start'],
    [ahead, up, 'start'],
    [ahead, down, 'start'],
  ]
  return places.map(([x, y, anchor]) => ({ x, y, anchor, lines }))
}

function around(point: DrawnPoint, dy: number, lines: string[]): LabelTry {
  return { x: point.x, y: point.y + dy, anchor: 'middle', lines }
}
