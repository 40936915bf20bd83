import { ScoreChart, type ScoreChartProps } from '@/components/charts/score-chart'
import { BackOnEscape } from '@/components/print/back-on-escape'
import { LinkButton } from '@/components/ui/button'

export type TogetherChart = {
  id: string
  title: string
  chart: ScoreChartProps
  /** The drawing in words, a line for each time. */
  told: string[]
}

export type TogetherViewProps = {
  /** Where Escape and "Back to the file" lead. */
  backHref: string
  sentence: string
  charts: TogetherChart[]
  /** In place of all else: why there is nothing to show. */
  instead?: string
}

/** What a clinician and a client look at together: no name, no number, no label, nothing to press but the way back. */
export function TogetherView({ backHref, sentence, charts, instead }: TogetherViewProps) {
  return (
    <main className="together" id="main" tabIndex={-1}>
      <BackOnEscape href={backHref} />
      <header>
        <h1>Your answers over time</h1>
        <LinkButton href={backHref}>Back to the file</LinkButton>
      </header>
      {instead ? <p className="say-line">{instead}</p> : null}
      {sentence ? <p className="say-line">{sentence}</p> : null}
      {charts.map(({ id, title, chart, told }) => (
        <section key={id}>
          <h2>{title}</h2>
          <ScoreChart {...chart} />
          <ul className="vh">
            {told.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </section>
      ))}
      {charts.length > 0 ? (
        <p className="soft">
          These are your own answers. None of them is right or wrong, and nothing here says why something is different.
        </p>
      ) : null}
    </main>
  )
}
