import { Details } from '@/components/ui/fold'
import type { ScoreWorking } from '@/lib/format/score-working'

/** Every score with its statements, its formula and its full precision, folded until it is asked for. */
export function ScoreWorkings({ workings }: { workings: readonly ScoreWorking[] }) {
  return (
    <Details summary="How these scores were worked out">
      <table className="stacks grid-t">
        <caption className="vh">How each score was worked out</caption>
        <thead>
          <tr>
            <th scope="col">Score</th>
            <th scope="col">Statements</th>
            <th scope="col">Formula</th>
            <th scope="col" className="num">
              Value
            </th>
          </tr>
        </thead>
        <tbody>
          {workings.map((each) => (
            <tr key={each.code}>
              <th scope="row">{each.name}</th>
              <td data-label="Statements" className="soft tn">
                {each.statements}
              </td>
              <td data-label="Formula" className="tn nw">
                {each.formula}
              </td>
              <td data-label="Value" className="num">
                {each.value}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Details>
  )
}
