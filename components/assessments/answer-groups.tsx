/** One statement with what was answered to it. */
export type AnswerLine = {
  id: string
  /** Place in the order asked. */
  number: number
  statement: string
  /** "Often", "Skipped", "Not reached". */
  answerWords: string
  isBlank: boolean
  /** What it counts for, after turning; blank where there is no answer. */
  keyedWords: string
  isTurned: boolean
  /** What a clinician should know of this statement. */
  help: string | null
}

/** Statements that make one score. */
export type AnswerGroup = { code: string; name: string; scoreWords: string; lines: AnswerLine[] }

/** Every answer of one form, under the score it belongs to. Blanks are never zero. */
export function AnswerGroups({ groups, caption, most }: { groups: AnswerGroup[]; caption: string; most: number }) {
  return (
    <table className="grid-t answers">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className="num">
            Asked
          </th>
          <th scope="col">Statement</th>
          <th scope="col">Answer</th>
          <th scope="col" className="num">
            Counts, of {most}
          </th>
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.code}>
          <tr className="group">
            <th scope="rowgroup" colSpan={4}>
              {group.name} <span className="tn soft">{group.scoreWords}</span>
            </th>
          </tr>
          {group.lines.map((line) => (
            <tr key={line.id}>
              <td className="num faint">{line.number}</td>
              <td className="asked">
                {line.statement}
                {line.help ? <span className="note block">{line.help}</span> : null}
              </td>
              <td className={line.isBlank ? 'said faint' : 'said'}>{line.answerWords}</td>
              <td className="num counts">
                {line.isTurned && !line.isBlank ? <span className="note">turned </span> : null}
                {line.keyedWords}
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}
