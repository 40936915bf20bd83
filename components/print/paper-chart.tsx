import { useId } from 'react'
import { Drawing, EventKey, NarrowKey, type ScoreChartProps } from '@/components/charts/score-chart'
import { NARROW } from '@/components/charts/score-data'
import { drawScores } from '@/components/charts/score-drawing'
import { paperFrame } from '@/components/print/paper-frame'

/** A chart as paper has it, and on a phone's screen the phone's own drawing. */
export function PaperChart({ label, emptyWords, caption: _caption, below: _below, ...data }: ScoreChartProps) {
  const hatch = useId()
  const drawing = drawScores(data, paperFrame(data))
  const narrow = drawScores(data, NARROW)
  if (!drawing || !narrow) return <p>{emptyWords}</p>
  const shared = { zones: data.zones, axisTicks: data.axis?.ticks, label }
  return (
    <figure className="fig">
      <div className="wide">
        <Drawing drawing={drawing} {...shared} hatch={`${hatch}w`} />
        {drawing.areEventsNumbered ? <EventKey events={drawing.events} /> : null}
      </div>
      <div className="narrow">
        <Drawing drawing={narrow} {...shared} hatch={`${hatch}n`} />
        <NarrowKey drawing={narrow} data={data} />
      </div>
    </figure>
  )
}
