import { line } from 'd3-shape'

/** One decimal of a pixel: enough for any screen, and the same bytes on every machine. */
export function px(value: number): number {
  return Math.round(value * 10) / 10
}

/** A straight line through the points, in order. */
export function joinPoints(points: { x: number; y: number }[]): string {
  const draw = line<{ x: number; y: number }>(
    (point) => px(point.x),
    (point) => px(point.y),
  )
  return draw(points) ?? ''
}

/** A diamond around its centre. */
export function diamondPath(x: number, y: number, half: number): string {
  return `M${px(x)} ${px(y - half)}l${half} ${half} -${half} ${half} -${half} -${half}z`
}

/** A cross, 8 px across. */
export function crossPath(x: number, y: number): string {
  return `M${px(x - 4)} ${px(y - 4)}l8 8M${px(x + 4)} ${px(y - 4)}l-8 8`
}
