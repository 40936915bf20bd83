import type { ReactNode } from 'react'
import { px } from '@/components/charts/svg'

/** A value on a strip: full precision for its place, words as shown; null where it was not scorable. */
export type ProfileValue = { score: number; words: string } | null

export type ProfileRow = {
  id: string
  name: ReactNode
  first?: ProfileValue
  previous?: ProfileValue
  now: ProfileValue
  /** "−33.3", or empty where a difference cannot be told. */
  points?: string
  /** Why there is no score now: "2 of 3 skipped". */
  why?: string
}

export type TraitProfileProps = {
  /** The rows' kind: "Trait". */
  title: string
  caption: string
  rows: ProfileRow[]
  /** Dates in words under each head; leave out what there is not. */
  dates: { first?: string; previous?: string; now: string }
  /** The answer words along the strip, lowest first. Without them nothing is drawn: a place would tell the band. */
  answers: string[]
}

/** Strip rows in a fixed order: ring first, bar previous, dot now. The marks in the number heads are the key. */
export function TraitProfile({ title, caption, rows, dates, answers }: TraitProfileProps) {
  const has = { first: dates.first !== undefined, previous: dates.previous !== undefined }
  return (
    <>
      <p className="note only-s flex-wrap gap-x-4 gap-y-1 mb-2">
        {has.first ? <span>Ring: first, {dates.first}</span> : null}
        {has.previous ? <span>Bar: previous, {dates.previous}</span> : null}
        <span>Dot: now, {dates.now}</span>
        {answers.length > 0 ? (
          <span>
            Left {answers[0]}, right {answers.at(-1)}
          </span>
        ) : null}
      </p>
      <table className={has.first || has.previous ? 'prof' : 'prof only-now'}>
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <td className="strip">
              <AnswerWords answers={answers} />
            </td>
            {has.first ? <KeyHead mark="ring" words="First" date={dates.first} /> : null}
            {has.previous ? <KeyHead mark="bar" words="Previous" date={dates.previous} /> : null}
            <KeyHead mark="dot" words="Now" date={dates.now} />
            {has.first ? (
              <th scope="col" className="num">
                Points
                <br />
                since first
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.name}</th>
              <td className="strip">{answers.length > 0 ? <Strip row={row} steps={answers.length} /> : null}</td>
              {has.first ? <NumberCell label="First" value={row.first ?? null} /> : null}
              {has.previous ? <NumberCell label="Previous" value={row.previous ?? null} isSoft /> : null}
              <NumberCell label="Now" value={row.now} isNow why={row.why} />
              {has.first ? (
                <td className="num soft" data-label="Points">
                  {row.points}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function NumberCell({
  label,
  value,
  isNow = false,
  isSoft = false,
  why,
}: {
  label: string
  value: ProfileValue
  isNow?: boolean
  isSoft?: boolean
  why?: string
}) {
  const look = isNow && value ? 'num nowv' : isSoft ? 'num soft' : 'num'
  return (
    <td className={look} data-label={label}>
      {value ? value.words : why ? <span className="note">{why}</span> : null}
    </td>
  )
}

function Strip({ row, steps }: { row: ProfileRow; steps: number }) {
  const ends = [row.first, row.now].flatMap((value) => (value ? [value.score] : []))
  return (
    <svg className="st-in" aria-hidden="true">
      {Array.from({ length: steps }, (_, step) => percent((step / (steps - 1)) * 100)).map((at) => (
        <line key={at} className="hair" x1={at} x2={at} y1="0" y2="100%" />
      ))}
      {ends.length === 2 ? (
        <line className="ln thin" x1={percent(ends[0] ?? 0)} x2={percent(ends[1] ?? 0)} y1="50%" y2="50%" />
      ) : null}
      {row.first ? <circle className="pt-ring" cx={percent(row.first.score)} cy="50%" r="4.5" /> : null}
      {row.previous ? (
        <svg y="50%" aria-hidden="true">
          <line
            className="bar-before"
            x1={percent(row.previous.score)}
            x2={percent(row.previous.score)}
            y1="-6"
            y2="6"
          />
        </svg>
      ) : null}
      {row.now ? <circle className="pt-now" cx={percent(row.now.score)} cy="50%" r="4.75" /> : null}
    </svg>
  )
}

function AnswerWords({ answers }: { answers: string[] }) {
  const last = answers.length - 1
  return (
    <svg className="st-in" aria-hidden="true" height="18">
      {answers.map((answer, index) => (
        <text
          key={answer}
          className="tx-3"
          x={percent((index / last) * 100)}
          y="14"
          dx={index === 0 ? -7 : index === last ? 7 : 0}
          textAnchor={index === 0 ? 'start' : index === last ? 'end' : 'middle'}
        >
          {answer}
        </text>
      ))}
    </svg>
  )
}

function KeyHead({ mark, words, date }: { mark: 'ring' | 'bar' | 'dot'; words: string; date: string | undefined }) {
  return (
    <th scope="col" className="num">
      <span className="key">
        {mark === 'bar' ? (
          <svg width="4" height="12" viewBox="0 0 4 12" aria-hidden="true">
            <path className="bar-before" d="M2 0v12" />
          </svg>
        ) : (
          <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
            <circle
              className={mark === 'ring' ? 'pt-first' : 'pt-now'}
              cx="5"
              cy="5"
              r={mark === 'ring' ? 4 : 4.75}
              strokeWidth={1.4}
            />
          </svg>
        )}
        {words}
      </span>
      <br />
      {date}
    </th>
  )
}

function percent(value: number): string {
  return `${px(Math.min(100, Math.max(0, value)))}%`
}
