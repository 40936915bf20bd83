import {
  type DrawnMapPoint,
  drawMap,
  type MapDrawing,
  type MapPoint,
  NARROW_MAP,
  WIDE_MAP,
} from '@/components/charts/map-drawing'
import { diamondPath, joinPoints, px } from '@/components/charts/svg'

export type RelationshipMapProps = {
  points: readonly MapPoint[]
  /** Names the drawing: "Relationship map. Path from traits 50.8 and strengths 55.0 on 3 June to …" */
  label: string
}

/**
 * One relationship's path: traits across, strengths up, oldest to newest. In two drawings, one for the page and one for
 * a phone. Draws nothing with fewer than two results; the words beside say so.
 */
export function RelationshipMap({ points, label }: RelationshipMapProps) {
  const wide = drawMap(points, WIDE_MAP)
  const narrow = drawMap(points, NARROW_MAP)
  if (!wide || !narrow) return null
  return (
    <figure className="fig">
      <div className="wide">
        <Drawing drawing={wide} label={label} />
      </div>
      <div className="narrow">
        <Drawing drawing={narrow} label={label} />
      </div>
    </figure>
  )
}

const TICKS = [0, 25, 50, 75, 100]

function Drawing({ drawing, label }: { drawing: MapDrawing; label: string }) {
  const { frame, points } = drawing
  const { left, top, size } = frame
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={label}>
      <rect className="zb" x={left} y={top} width={size} height={size} />
      <Grid drawing={drawing} />
      <rect className="ax" x={left} y={top} width={size} height={size} />
      <text className="tx" x={left + size} y={top + size + 38} textAnchor="end">
        Traits reported
      </text>
      <text className="tx" x={left} y={top - 12}>
        Strengths reported
      </text>
      {drawing.corners.map((corner) => (
        <g key={corner.direction}>
          <text className="tx-i" x={corner.x} y={corner.y} textAnchor={corner.anchor}>
            {corner.direction}
          </text>
          <text className="tx-3" x={corner.x} y={corner.y + 16} textAnchor={corner.anchor}>
            {corner.words}
          </text>
        </g>
      ))}
      <path className={points.length > 24 ? 'ln small' : 'ln'} d={joinPoints(points)} />
      {points.map((point) => (
        <Mark key={point.id} point={point} />
      ))}
      {drawing.labels.map((place) => (
        <text
          key={place.id}
          className={LABEL_LOOK[place.look]}
          x={px(place.x)}
          y={px(place.y)}
          textAnchor={place.anchor}
        >
          {place.lines[0]}
        </text>
      ))}
    </svg>
  )
}

const LABEL_LOOK = { now: 'tx-n halo', first: 'tx-b halo', plain: 'tx halo' } as const

function Grid({ drawing: { frame, x, y } }: { drawing: MapDrawing }) {
  const { left, top, size } = frame
  return TICKS.map((tick) => (
    <g key={tick}>
      {tick % 100 === 0 ? null : (
        <path className="hair" d={`M${px(x(tick))} ${top}V${top + size}M${left} ${px(y(tick))}H${left + size}`} />
      )}
      <text className="tx-3 tn" x={px(x(tick))} y={top + size + 18} textAnchor="middle">
        {tick}
      </text>
      <text className="tx-3 tn" x={left - 7} y={px(y(tick) + 4.5)} textAnchor="end">
        {tick}
      </text>
    </g>
  ))
}

function Mark({ point }: { point: DrawnMapPoint }) {
  const { x, y, isNow, isProrated, isBeyond } = point
  const look = isNow ? (isProrated ? 'pt-now-o' : 'pt-now') : isProrated ? 'pt-o' : 'pt'
  const radius = isNow ? 5 : isProrated ? point.radius + 1 : point.radius
  return (
    <>
      {isBeyond ? (
        <path className={look} d={diamondPath(x, y, isNow ? 7.5 : 6)} />
      ) : (
        <circle className={look} cx={px(x)} cy={px(y)} r={point.isFirst ? 4 : radius} />
      )}
      {point.isFirst ? <circle className="pt-first" cx={px(x)} cy={px(y)} r={7.5} /> : null}
    </>
  )
}
