export type Box = { x0: number; y0: number; x1: number; y1: number }

export type Anchor = 'start' | 'middle' | 'end'

/** One way to write a label: `lines` stand 16 px apart from the first baseline. */
export type LabelTry = { x: number; y: number; anchor: Anchor; lines: string[] }

/** `isShy` would rather be left out than written over a line. */
export type LabelWish = { id: string; tries: LabelTry[]; isShy?: boolean }

export type Obstacles = {
  plot: Box
  /** Marks and fixed words: never written over. */
  solid: Box[]
  /** Data lines as points in order: avoided when there is another way. */
  lines: { x: number; y: number }[][]
}

const CHAR_PX = 6.1
const ASCENT_PX = 11
const DESCENT_PX = 3
export const LINE_PX = 16

/**
 * Where each label goes so that no two overlap and no mark is covered. Wishes come in order of importance; what finds
 * no place is left out, since the table beside the chart holds every value.
 */
export function placeLabels(wishes: LabelWish[], obstacles: Obstacles): Map<string, LabelTry> {
  const placed = new Map<string, LabelTry>()
  const taken = [...obstacles.solid]
  for (const wish of wishes) {
    const free = wish.tries.filter((attempt) => {
      const box = boxOf(attempt)
      return isWithin(box, obstacles.plot) && !taken.some((other) => areOverlapping(box, other))
    })
    const best =
      free.find((attempt) => !isCrossed(boxOf(attempt), obstacles.lines)) ?? (wish.isShy ? undefined : free[0])
    if (!best) continue
    placed.set(wish.id, best)
    taken.push(boxOf(best))
  }
  return placed
}

/** The room a label takes, from an average letter: it only has to be roughly right and never too small. */
export function boxOf(label: LabelTry): Box {
  const width = Math.max(...label.lines.map((line) => line.length)) * CHAR_PX
  const x0 = label.anchor === 'start' ? label.x : label.anchor === 'end' ? label.x - width : label.x - width / 2
  return {
    x0,
    x1: x0 + width,
    y0: label.y - ASCENT_PX,
    y1: label.y + (label.lines.length - 1) * LINE_PX + DESCENT_PX,
  }
}

/** The square around a mark. */
export function boxAround(x: number, y: number, radius: number): Box {
  return { x0: x - radius, x1: x + radius, y0: y - radius, y1: y + radius }
}

export function areOverlapping(a: Box, b: Box): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}

function isWithin(box: Box, plot: Box): boolean {
  return box.x0 >= plot.x0 && box.x1 <= plot.x1 && box.y0 >= plot.y0 && box.y1 <= plot.y1
}

function isCrossed(box: Box, lines: { x: number; y: number }[][]): boolean {
  return lines.some((line) =>
    line.some((point, index) => {
      const next = line[index + 1]
      return next ? isSegmentThrough(box, point, next) : false
    }),
  )
}

/** Liang–Barsky: does the segment touch the box? */
function isSegmentThrough(box: Box, from: { x: number; y: number }, to: { x: number; y: number }): boolean {
  let enter = 0
  let leave = 1
  const sides: [number, number][] = [
    [from.x - to.x, from.x - box.x0],
    [to.x - from.x, box.x1 - from.x],
    [from.y - to.y, from.y - box.y0],
    [to.y - from.y, box.y1 - from.y],
  ]
  for (const [slope, room] of sides) {
    if (slope === 0) {
      if (room < 0) return false
      continue
    }
    const at = room / slope
    if (slope < 0) enter = Math.max(enter, at)
    else leave = Math.min(leave, at)
    if (enter > leave) return false
  }
  return true
}
