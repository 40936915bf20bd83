import { useId } from 'react'
import { Drawing, EventKey, type ScoreChartProps } from '@/components/charts/score-chart'
import { PAPER } from '@/components/charts/score-data'
import { drawScores } from '@/components/charts/score-drawing'

/** A chart as paper has it: one drawing, whatever the width of the window. */
export function PaperChart({ label, emptyWords, ...data }: ScoreChartProps) {
  const hatch = useId()
  const drawing = drawScores(data, PAPER)
  if (!drawing) return <p>{emptyWords}</p>
  return (
    <figure className="fig">
      <Drawing drawing={drawing} zones={data.zones} axisTicks={data.axis?.ticks} label={label} hatch={hatch} />
      {drawing.areEventsNumbered ? <EventKey events={drawing.events} /> : null}
    </figure>
  )
}
