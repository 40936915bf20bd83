import { type LabelTry, placeLabels } from '@/components/charts/label-places'
import type { ScorePoint } from '@/components/charts/score-data'
import { joinPoints, px } from '@/components/charts/svg'
import { listTicks, scaleTime, type TimeSpan } from '@/components/charts/time-axis'

export type StrengthsPanelProps = {
  points: ScorePoint[]
  currentRun: string
  /** The span of the chart above, so that both stand on one time axis. */
  span: TimeSpan
  label: string
  /** Beside the panel: "Strengths reported, points only". */
  name: string
  locale?: string
}

type PanelFrame = {
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
  pad: number
  ticks: number
}

const WIDE_PANEL: PanelFrame = {
  width: 1016,
  height: 152,
  left: 26,
  right: 884,
  top: 14,
  bottom: 122,
  pad: 46.8,
  ticks: 8,
}
const NARROW_PANEL: PanelFrame = {
  width: 350,
  height: 160,
  left: 26,
  right: 340,
  top: 26,
  bottom: 130,
  pad: 17.1,
  ticks: 7,
}

/** Strengths under the traits chart: a low panel of squares on the same time axis. No bands, no threshold: points only. */
export function StrengthsPanel(props: StrengthsPanelProps) {
  if (props.points.length === 0) return null
  return (
    <figure className="fig">
      <div className="wide">
        <Panel {...props} frame={WIDE_PANEL} isNarrow={false} />
      </div>
      <div className="narrow">
        <Panel {...props} frame={NARROW_PANEL} isNarrow />
      </div>
    </figure>
  )
}

function Panel({
  points,
  currentRun,
  span,
  label,
  name,
  locale = 'en-GB',
  frame,
  isNarrow,
}: StrengthsPanelProps & { frame: PanelFrame; isNarrow: boolean }) {
  const x = scaleTime(span, frame.left, frame.right, frame.pad)
  const y = (score: number) => frame.bottom - (score / 100) * (frame.bottom - frame.top)
  const drawn = points.toSorted((a, b) => a.at - b.at).map((point) => ({ ...point, x: x(point.at), y: y(point.score) }))
  const current = drawn.filter((point) => point.run === currentRun)
  const now = current.at(-1)
  const labels = placeLabels(
    Array.from(new Set([now, current[0], ...drawn.toReversed()])).flatMap((point) =>
      point ? [{ id: point.id, tries: [lift(point, -10), lift(point, 20)], isShy: true }] : [],
    ),
    {
      plot: { x0: frame.left, x1: frame.width, y0: frame.top - 14, y1: frame.bottom },
      solid: drawn.map((point) => ({ x0: point.x - 4.5, x1: point.x + 4.5, y0: point.y - 4.5, y1: point.y + 4.5 })),
      lines: [current],
    },
  )
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={label}>
      <rect
        className="zb"
        x={frame.left}
        y={frame.top}
        width={frame.right - frame.left}
        height={frame.bottom - frame.top}
      />
      {[0, 50, 100].map((tick) => (
        <g key={tick}>
          <path className={tick === 0 ? 'ax' : 'hair'} d={`M${frame.left} ${px(y(tick))}H${frame.right}`} />
          <text className="tx-3 tn" x={19} y={px(y(tick) + 4.5)} textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      <text
        className="tx-3"
        x={isNarrow ? frame.left : frame.right + 12}
        y={isNarrow ? frame.top - 10 : px(y(50) + 4.5)}
      >
        {name}
      </text>
      {listTicks(x, frame.left, frame.right, frame.ticks, locale).map((tick) => (
        <g key={tick.x}>
          <path className="ax" d={`M${px(tick.x)} ${frame.bottom}v5`} />
          <text className="tx-3" x={px(tick.x)} y={frame.bottom + 20} textAnchor="middle">
            {tick.words}
          </text>
        </g>
      ))}
      {current.length > 1 ? <path className="ln" d={joinPoints(current)} /> : null}
      {drawn.map((point) => (
        <rect
          key={point.id}
          className={lookOf(point, currentRun, now?.id)}
          x={px(point.x - 3.75)}
          y={px(point.y - 3.75)}
          width={7.5}
          height={7.5}
        />
      ))}
      {drawn.flatMap((point) => {
        const place = labels.get(point.id)
        return place
          ? [
              <text
                key={point.id}
                className={point.id === now?.id ? 'tx-n halo' : point.run === currentRun ? 'tx-b halo' : 'tx halo'}
                x={px(place.x)}
                y={px(place.y)}
                textAnchor="middle"
              >
                {point.words}
              </text>,
            ]
          : []
      })}
    </svg>
  )
}

function lift(point: { x: number; y: number; words: string }, dy: number): LabelTry {
  return { x: point.x, y: point.y + dy, anchor: 'middle', lines: [point.words] }
}

function lookOf(point: ScorePoint, currentRun: string, nowId: string | undefined): string {
  if (point.run !== currentRun) return 'pt-old'
  if (point.id === nowId) return point.isProrated ? 'pt-now-o' : 'pt-now'
  return point.isProrated ? 'pt-o' : 'pt'
}
