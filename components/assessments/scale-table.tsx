/** One score of a form in words. */
export type ScaleLine = { code: string; name: string; scoreWords: string; bandWords: string; answeredWords: string }

/** The scores of one form: total, strengths, elements. Blank where it is not computable, with the reason beside. */
export function ScaleTable({
  lines,
  range,
  caption,
  isFolded,
}: {
  lines: ScaleLine[]
  /** "0 to 100" */
  range: string
  caption: string
  isFolded: boolean
}) {
  return (
    <table className="stacks grid-t">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Score</th>
          <th scope="col" className="num">
            {range}
          </th>
          <th scope="col">Reported</th>
          <th scope="col" className="num">
            Answered
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.code}>
            <th scope="row">{line.name}</th>
            <td className="num" data-label={range}>
              {line.scoreWords}
            </td>
            <td data-label="Reported" className={isFolded ? 'soft' : undefined}>
              {isFolded && line.scoreWords ? 'Folded' : line.bandWords}
            </td>
            <td className="num" data-label="Answered">
              {line.answeredWords}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
