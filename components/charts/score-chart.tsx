import { type ReactNode, useId } from 'react'
import {
  type DrawnPoint,
  type Frame,
  NARROW,
  type ScoreChartData,
  type ScoreZone,
  WIDE,
} from '@/components/charts/score-data'
import { drawScores, type ScoreDrawing } from '@/components/charts/score-drawing'
import { type DrawnEvent, eventWordsX } from '@/components/charts/score-events'
import type { ScoreLabel } from '@/components/charts/score-labels'
import { crossPath, diamondPath, joinPoints, px } from '@/components/charts/svg'

export type ScoreChartProps = ScoreChartData & {
  /** Names the drawing: "Traits score from 6 May to 18 November 2026. The table below holds every value." */
  label: string
  /** Said in place of a chart when there is no score: never an empty frame. */
  emptyWords: string
  /** Must stand wherever a change label does. */
  caption?: string
  /** Stands between the drawing and its caption: the strengths, on the same time axis. */
  below?: ReactNode
}

/** A total over true time, in two drawings: one for the page, one for a phone. Plain SVG, nothing to load. */
export function ScoreChart({ label, emptyWords, caption, below, ...data }: ScoreChartProps) {
  const hatch = useId()
  const wide = drawScores(data, WIDE)
  const narrow = drawScores(data, NARROW)
  if (!wide || !narrow) return <p className="soft">{emptyWords}</p>
  return (
    <figure className="fig">
      <div className="wide">
        <Drawing drawing={wide} zones={data.zones} axisTicks={data.axis?.ticks} label={label} hatch={`${hatch}w`} />
        {wide.areEventsNumbered ? <EventKey events={wide.events} /> : null}
      </div>
      <div className="narrow">
        <Drawing drawing={narrow} zones={data.zones} axisTicks={data.axis?.ticks} label={label} hatch={`${hatch}n`} />
        <NarrowKey drawing={narrow} data={data} />
      </div>
      {below}
      {caption ? <figcaption className="note">{caption}</figcaption> : null}
    </figure>
  )
}

export const PERCENT_TICKS = [0, 25, 50, 75, 100]

/** One drawing as SVG. `hatch` is an id that no other drawing on the page has. */
export function Drawing({
  drawing,
  zones,
  axisTicks = PERCENT_TICKS,
  label,
  hatch,
}: {
  drawing: ScoreDrawing
  zones: ScoreZone[]
  axisTicks?: number[]
  label: string
  hatch: string
}) {
  const { frame, y } = drawing
  const marked = drawing.events.filter((event) => event.mark !== '')
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={label}>
      <defs>
        <pattern id={hatch} className="hatch" width="6" height="6" patternUnits="userSpaceOnUse">
          <path d="M-1 7 7 -1M-1 1 1 -1M5 7 7 5" />
        </pattern>
      </defs>
      <Zones zones={zones} drawing={drawing} />
      <Ribbon drawing={drawing} hatch={hatch} />
      {axisTicks.map((tick) => (
        <text key={tick} className="tx-3 tn" x={19} y={px(y(tick) + 4.5)} textAnchor="end">
          {tick}
        </text>
      ))}
      <path className="ax" d={`M${frame.left} ${frame.bottom}H${frame.right}`} />
      {drawing.ticks.map((tick) => (
        <g key={tick.x}>
          <path className="ax" d={`M${px(tick.x)} ${frame.bottom}v5`} />
          <text className="tx-3" x={px(tick.x)} y={frame.bottom + 20} textAnchor="middle">
            {tick.words}
          </text>
        </g>
      ))}
      {marked.map((event) => (
        <path key={event.id} className="ev" d={`M${px(event.x)} ${eventY(event, frame) + 5}V${frame.bottom}`} />
      ))}
      {marked.map((event) => (
        <EventMark key={event.id} event={event} frame={frame} isNumbered={drawing.areEventsNumbered} />
      ))}
      {drawing.breaks.map((x) => (
        <path
          key={x}
          className="ax"
          d={`M${px(x - 4)} ${frame.bottom + 4}l5 -10M${px(x + 1)} ${frame.bottom + 4}l5 -10`}
        />
      ))}
      {drawing.runLabels.map((run) => (
        <text key={run.id} className="tx-i" x={px(run.x)} y={frame.top - 12.5}>
          {run.label}
        </text>
      ))}
      {drawing.gaps.map((gap) => (
        <g key={gap.id}>
          <path className="ln old" d={crossPath(gap.x, frame.bottom - 10)} />
          {gap.isWorded ? (
            <text className="tx-3" x={px(gap.x + 10)} y={frame.bottom - 5.5}>
              {gap.words}
            </text>
          ) : null}
        </g>
      ))}
      {drawing.lines.map((points) =>
        points.length > 1 ? <path key={points[0]?.x} className="ln" d={joinPoints(points)} /> : null,
      )}
      {drawing.points.map((point) => (
        <Mark key={point.id} point={point} />
      ))}
      {drawing.labels.map((words) => (
        <Label key={words.id} label={words} zones={zones} drawing={drawing} />
      ))}
    </svg>
  )
}

function Zones({ zones, drawing: { frame, y, zoneNames } }: { zones: ScoreZone[]; drawing: ScoreDrawing }) {
  return zones.map((zone, index) => (
    <g key={zone.name}>
      <rect
        className={index % 2 === 0 ? 'za' : 'zb'}
        x={frame.left}
        y={px(y(zone.to))}
        width={frame.right - frame.left}
        height={px(y(zone.from) - y(zone.to))}
      />
      <text className="tx-3" x={zoneNames[index]?.x} y={px(zoneNames[index]?.y ?? 0)}>
        {zone.name}
      </text>
    </g>
  ))
}

function Ribbon({ drawing, hatch }: { drawing: ScoreDrawing; hatch: string }) {
  const { ribbon, frame } = drawing
  if (!ribbon) return null
  const top = Math.max(frame.top, ribbon.top)
  const bottom = Math.min(frame.bottom, ribbon.bottom)
  const edges = [ribbon.hasTop && ribbon.top, ribbon.hasBottom && ribbon.bottom].filter((edge) => edge !== false)
  return (
    <>
      <rect
        fill={`url(#${hatch})`}
        x={px(ribbon.x)}
        y={px(top)}
        width={px(frame.right - ribbon.x)}
        height={px(bottom - top)}
      />
      {edges.map((edge) => (
        <path key={edge} className="rib-e" d={`M${px(ribbon.x)} ${px(edge)}H${frame.right}`} />
      ))}
      <path className="hair" d={`M${px(ribbon.x)} ${px(ribbon.middle)}H${frame.right}`} />
      {ribbon.label ? (
        <text className="tx halo" x={ribbon.label.x} y={px(ribbon.label.y)} textAnchor="end">
          {ribbon.label.lines[0]}
        </text>
      ) : null}
    </>
  )
}

function eventY(event: DrawnEvent, frame: Frame): number {
  return frame.top - 17 - event.row * 18
}

function EventMark({ event, frame, isNumbered }: { event: DrawnEvent; frame: Frame; isNumbered: boolean }) {
  const at = eventY(event, frame)
  return (
    <g>
      {isNumbered ? (
        <>
          <rect
            className="evm"
            x={px(event.x - event.halfWidth)}
            y={at - 8}
            width={px(2 * event.halfWidth)}
            height={16}
            rx={8}
          />
          <text className="tx" x={px(event.x)} y={at + 4.5} textAnchor="middle" fontWeight={600}>
            {event.mark}
          </text>
        </>
      ) : (
        <>
          <circle className="evm" cx={px(event.x)} cy={at} r={3.5} />
          <text className="tx halo halo-p" x={px(eventWordsX(event))} y={at + 4.5} textAnchor={event.side}>
            {event.mark}
          </text>
        </>
      )}
    </g>
  )
}

function Mark({ point }: { point: DrawnPoint }) {
  const { x, y, radius } = point
  if (point.isOld) return <rect className="pt-old" x={px(x - 3.5)} y={px(y - 3.5)} width={7} height={7} />
  const look = point.isNow ? 'pt-now' : 'pt'
  const shape = point.isProrated ? (point.isNow ? 'pt-now-o' : 'pt-o') : look
  return (
    <>
      {point.isBeyond ? (
        <path className={shape} d={diamondPath(x, y, point.isNow ? 7.5 : 6)} />
      ) : (
        <circle className={shape} cx={px(x)} cy={px(y)} r={point.isProrated ? radius + 0.5 : radius} />
      )}
      {point.isFirst ? <circle className="pt-first" cx={px(x)} cy={px(y)} r={7.5} /> : null}
    </>
  )
}

const LABEL_LOOK = { value: 'tx-b halo', now: 'tx-n halo', small: 'tx-3 halo', old: 'tx' } as const

function Label({ label, zones, drawing }: { label: ScoreLabel; zones: ScoreZone[]; drawing: ScoreDrawing }) {
  const zone = zones.findIndex((one) => drawing.y(one.to) <= label.y - 5 && drawing.y(one.from) >= label.y - 5)
  const tone = zone % 2 === 0 && label.kind !== 'old' ? ' halo-a' : ''
  return label.lines.map((words, index) => (
    <text
      key={words}
      className={(words === 'first' ? LABEL_LOOK.small : LABEL_LOOK[label.kind]) + tone}
      x={px(label.x)}
      y={px(label.y + index * 16)}
      textAnchor={label.anchor}
    >
      {words}
    </text>
  ))
}

/** The words of events that the drawing only numbers. */
export function EventKey({ events }: { events: DrawnEvent[] }) {
  return (
    <p className="note mt-1">{events.map((event) => `${event.number}: ${event.when}, ${event.words}.`).join(' ')}</p>
  )
}

/** What a phone's drawing has no room for, in words below it. */
export function NarrowKey({ drawing, data }: { drawing: ScoreDrawing; data: ScoreChartData }) {
  const words = [
    ...drawing.events.map((event) => `${event.number}: ${event.when}, ${event.words}.`),
    ...(data.olderRuns ?? []).map((run) => `Square: ${lowerFirst(run.label)}.`),
    ...(data.gaps ?? []).slice(0, 6).map((gap) => `Cross: ${lowerFirst(gap.words)}.`),
  ]
  return words.length > 0 ? <p className="note mt-1">{words.join(' ')}</p> : null
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLocaleLowerCase('en-GB') + words.slice(1)
}
