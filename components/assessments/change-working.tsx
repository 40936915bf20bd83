import { Details } from '@/components/ui/fold'
import type { WorkingStep } from '@/lib/format/change-working'

export type ChangeWorkingProps = {
  /** Named after what it explains: "How this was worked out". */
  summary: string
  /** What the table is about, for those who hear it: "Change of the CTA-40 of 18 November". */
  caption: string
  steps: readonly WorkingStep[]
}

/** Every number behind a change word, step by step, folded until it is asked for. */
export function ChangeWorking({ summary, caption, steps }: ChangeWorkingProps) {
  return (
    <Details summary={summary}>
      <table className="grid-t working">
        <caption className="vh">{caption}</caption>
        <thead className="vh">
          <tr>
            <th scope="col">Number</th>
            <th scope="col">How</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.id}>
              <th scope="row">{step.term}</th>
              <td className="soft wrap-anywhere" colSpan={step.value ? 1 : 2}>
                {step.formula}
              </td>
              {step.value ? <td className="num">{step.value}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </Details>
  )
}
