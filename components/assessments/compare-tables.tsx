import Link from 'next/link'

/** Heads of the two columns: date and form, linked to the whole result. */
export type CompareHead = { words: string; formWords: string; href: string; label: string }

/** One fact of the two results: about whom, in touch, answered. */
export type CompareFact = { term: string; left: string; right: string; isSame: boolean }

export type CompareScaleLine = {
  code: string
  name: string
  left: string
  right: string
  /** Why there is no score: "2 of 3 skipped". */
  leftNote: string
  rightNote: string
  pointsWords: string
}

export type CompareItemLine = {
  id: string
  number: number
  statement: string
  left: string
  right: string
  isLeftBlank: boolean
  isRightBlank: boolean
  movedWords: string
  /** "turned: counts −3" for a reverse statement that moved. */
  turnedWords: string
  help: string | null
}

export type CompareHeads = { left: CompareHead; right: CompareHead }

/** What the two results are, fact by fact. */
export function CompareFacts({ heads, facts }: { heads: CompareHeads; facts: CompareFact[] }) {
  return (
    <table className="grid-t compare">
      <caption className="vh">What the two results are</caption>
      <thead>
        <tr>
          <td />
          <Heads heads={heads} />
        </tr>
      </thead>
      <tbody>
        {facts.map((fact) => (
          <tr key={fact.term}>
            <th scope="row">{fact.term}</th>
            <td>{fact.left}</td>
            <td>{fact.isSame ? fact.right : <b>{fact.right}</b>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Every scale of the two, in the form's order, with points where they can be subtracted. */
export function CompareScales({ heads, lines, hasPoints }: Lines<CompareScaleLine>) {
  return (
    <table className="grid-t compare scored">
      <caption className="vh">Scores side by side</caption>
      <thead>
        <tr>
          <th scope="col">Score</th>
          <Heads heads={heads} isNumber />
          {hasPoints ? (
            <th scope="col" className="num">
              Points
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.code}>
            <th scope="row">{line.name}</th>
            <td className="num">{line.left || <span className="note">{line.leftNote}</span>}</td>
            <td className="num">{line.right || <span className="note">{line.rightNote}</span>}</td>
            {hasPoints ? <td className="num">{line.pointsWords}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type Lines<L> = { heads: CompareHeads; lines: L[]; hasPoints: boolean }

/** Statements with both answers as they were given. */
export function CompareItems({ heads, lines, hasPoints, caption }: Lines<CompareItemLine> & { caption: string }) {
  return (
    <table className="grid-t compare said-t">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className="num">
            Asked
          </th>
          <th scope="col">Statement</th>
          <Heads heads={heads} />
          {hasPoints ? (
            <th scope="col" className="num">
              Moved
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <td className="num faint">{line.number}</td>
            <td className="asked">
              {line.statement}
              {line.help ? <span className="note block">{line.help}</span> : null}
            </td>
            <td className={line.isLeftBlank ? 'faint' : undefined} data-label={heads.left.words}>
              {line.left}
            </td>
            <td className={line.isRightBlank ? 'faint' : undefined} data-label={heads.right.words}>
              {line.right}
            </td>
            {hasPoints ? (
              <td className="num moved" data-label="Moved">
                {line.movedWords}
                {line.turnedWords ? <span className="note block">{line.turnedWords}</span> : null}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Heads({ heads, isNumber = false }: { heads: CompareHeads; isNumber?: boolean }) {
  return [heads.left, heads.right].map((head) => (
    <th key={head.href} scope="col" className={isNumber ? 'num' : undefined}>
      <Link href={head.href} prefetch={false} aria-label={head.label}>
        {head.words}
      </Link>
      <br />
      <span className="note">{head.formWords}</span>
    </th>
  ))
}
