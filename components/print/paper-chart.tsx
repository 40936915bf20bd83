import { useId } from 'react'
import { Drawing, EventKey, type ScoreChartProps } from '@/components/charts/score-chart'
import { drawScores } from '@/components/charts/score-drawing'
import { paperFrame } from '@/components/print/paper-frame'

/** A chart as paper has it: one drawing, whatever the width of the window. */
export function PaperChart({ label, emptyWords, ...data }: ScoreChartProps) {
  const hatch = useId()
  const drawing = drawScores(data, paperFrame(data))
  if (!drawing) return <p>{emptyWords}</p>
  return (
    <figure className="fig">
      <Drawing drawing={drawing} zones={data.zones} axisTicks={data.axis?.ticks} label={label} hatch={hatch} />
      {drawing.areEventsNumbered ? <EventKey events={drawing.events} /> : null}
    </figure>
  )
}
