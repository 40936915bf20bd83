import { diamondPath, joinPoints, px } from '@/components/charts/svg'

export type SparklineProps = {
  /** Oldest first, full precision; the first is the one change is judged against. */
  scores: number[]
  /** Half the width of the pale band, in points; leaving it is the change word beside it. Null draws no band. */
  within: number | null
  /** The highest score of the scale. */
  most?: number
  isBeyond?: boolean
  isProrated?: boolean
  /** The same in words: "3 scores, from 61.7 to 56.7". */
  words: string
}

const WIDTH = 104
const MIDDLE = 15
const EDGE = 7
/** 22.3 of 100 fill 8.4 px, so that the band stays a third of the height. */
const PX_PER_PERCENT = 8.4 / 22.3

/** Scores around the first one, in a table row. Draws nothing, and says nothing, where there is no score. */
export function Sparkline({ scores, within, most = 100, isBeyond = false, isProrated = false, words }: SparklineProps) {
  const perPoint = (PX_PER_PERCENT * 100) / most
  const points = placeScores(scores, perPoint)
  const last = points.at(-1)
  if (!last) return null
  return (
    <>
      <svg className="spark" viewBox={`0 0 ${WIDTH} 30`} width={WIDTH} height={30} aria-hidden="true">
        {within === null ? null : (
          <rect
            className="mid"
            x={0}
            y={px(MIDDLE - within * perPoint)}
            width={WIDTH}
            height={px(2 * within * perPoint)}
          />
        )}
        {points.length > 1 ? <path className="ln small" d={joinPoints(points)} /> : null}
        {isBeyond ? (
          <path className={isProrated ? 'pt-now-o' : 'pt-now'} d={diamondPath(last.x, last.y, 5)} />
        ) : (
          <circle className={isProrated ? 'pt-o' : 'pt'} cx={px(last.x)} cy={px(last.y)} r={isProrated ? 3 : 2.8} />
        )}
      </svg>
      <span className="vh">{words}</span>
    </>
  )
}

/** Evenly spaced, since a row compares shapes, not dates; what leaves the drawing stays at its edge. */
function placeScores(scores: number[], perPoint: number): { x: number; y: number }[] {
  const first = scores[0] ?? 0
  const step = scores.length > 1 ? (WIDTH - 2 * EDGE) / (scores.length - 1) : 0
  return scores.map((score, index) => ({
    x: EDGE + index * step,
    y: Math.min(27, Math.max(3, MIDDLE - (score - first) * perPoint)),
  }))
}
