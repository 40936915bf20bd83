import {
  type Box,
  boxAround,
  boxOf,
  type LabelTry,
  type LabelWish,
  placeLabels,
} from '@/components/charts/label-places'

/** One result on the map, both its scores on 0 to 100 at full precision. */
export type MapPoint = {
  id: string
  /** Milliseconds since 1970, when it was completed. */
  at: number
  traits: number
  strengths: number
  /** "3 Jun": what stands beside the mark. */
  words: string
  /** The one change is measured from. */
  isFirst?: boolean
  isProrated?: boolean
  isBeyond?: boolean
}

/** The two drawings. A phone's is drawn for itself, never shrunk from the other. */
export type MapFrame = { width: number; height: number; left: number; top: number; size: number }

export const WIDE_MAP: MapFrame = { width: 470, height: 498, left: 34, top: 30, size: 424 }
export const NARROW_MAP: MapFrame = { width: 350, height: 378, left: 34, top: 30, size: 304 }

export type MapCorner = { direction: string; words: string; x: number; y: number; anchor: 'start' | 'end' }

export type DrawnMapPoint = MapPoint & { x: number; y: number; isNow: boolean; radius: number }

export type MapLabel = LabelTry & { id: string; look: 'now' | 'first' | 'plain' }

export type MapDrawing = {
  frame: MapFrame
  points: DrawnMapPoint[]
  corners: MapCorner[]
  labels: MapLabel[]
  /** Where a score stands on either axis. */
  x: (traits: number) => number
  y: (strengths: number) => number
}

const MANY = 60
/** More marks than this and only labels that touch no line are written. */
const CROWD = 24

/** Every position of one map, from plain data; null where there is no path: fewer than two results. */
export function drawMap(points: readonly MapPoint[], frame: MapFrame): MapDrawing | null {
  if (points.length < 2) return null
  const x = (traits: number) => frame.left + (clamp(traits) / 100) * frame.size
  const y = (strengths: number) => frame.top + frame.size - (clamp(strengths) / 100) * frame.size
  const inOrder = points.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  const drawn = inOrder.map((point, index) => ({
    ...point,
    x: x(point.traits),
    y: y(point.strengths),
    isNow: index === inOrder.length - 1,
    radius: inOrder.length > MANY ? 2 : 3.5,
  }))
  const corners = placeCorners(frame)
  return { frame, points: drawn, corners, labels: labelPath(drawn, corners, frame), x, y }
}

/** Directions between two people, never a kind of person. */
function placeCorners(frame: MapFrame): MapCorner[] {
  const [left, right] = [frame.left + 10, frame.left + frame.size - 10]
  const [top, bottom] = [frame.top + 22, frame.top + frame.size - 26]
  return [
    { direction: 'Toward interdependence', words: 'mutual, collaborative', x: left, y: top, anchor: 'start' },
    { direction: 'Toward independence', words: 'distant, self-focused', x: left, y: bottom, anchor: 'start' },
    { direction: 'Toward codependence', words: 'enmeshed, controlling', x: right, y: bottom, anchor: 'end' },
  ]
}

/** The dates beside the marks, as many as fit without touching: the newest first, then where the path began. */
function labelPath(points: DrawnMapPoint[], corners: MapCorner[], frame: MapFrame): MapLabel[] {
  const solid: Box[] = [
    ...points.map((point) => boxAround(point.x, point.y, point.isFirst || point.isNow ? 7.5 : point.radius + 1)),
    ...corners.map(({ x, y, anchor, direction, words }) => boxOf({ x, y, anchor, lines: [direction, words] })),
  ]
  const plot = { x0: frame.left, x1: frame.left + frame.size, y0: frame.top - 4, y1: frame.top + frame.size + 4 }
  const placed = placeLabels(
    points.toSorted(byImportance).map((point) => toWish(point, points.length)),
    {
      plot,
      solid,
      lines: [points],
    },
  )
  return points.flatMap((point) => {
    const place = placed.get(point.id)
    return place ? [{ ...place, id: point.id, look: point.isNow ? 'now' : point.isFirst ? 'first' : 'plain' }] : []
  })
}

function byImportance(a: DrawnMapPoint, b: DrawnMapPoint): number {
  const rank = (point: DrawnMapPoint) => (point.isNow ? 0 : point.isFirst ? 1 : 2)
  return rank(a) - rank(b) || b.at - a.at
}

function toWish(point: DrawnMapPoint, count: number): LabelWish {
  const words = labelWords(point)
  const isMarked = point.isNow || point.isFirst
  const gap = isMarked ? 12 : 9
  const sides: [number, number, LabelTry['anchor']][] = [
    [gap, 4.5, 'start'],
    [gap, -8, 'start'],
    [gap, 17, 'start'],
    [-gap, 4.5, 'end'],
    [-gap, -8, 'end'],
    [-gap, 17, 'end'],
    [0, -14, 'middle'],
    [0, 24, 'middle'],
    [gap + 8, 30, 'start'],
    [-gap - 8, 30, 'end'],
  ]
  const tries = sides.map(([dx, dy, anchor]) => ({ x: point.x + dx, y: point.y + dy, anchor, lines: [words] }))
  return { id: point.id, tries, isShy: count > CROWD && !isMarked }
}

function labelWords(point: DrawnMapPoint): string {
  if (point.isNow) return `${point.words}, now`
  return point.isFirst ? `${point.words}, first` : point.words
}

function clamp(score: number): number {
  return Math.min(100, Math.max(0, score))
}
