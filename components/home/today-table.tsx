import Link from 'next/link'
import { Name } from '@/components/shell/name'
import { ActLink } from '@/components/ui/button'
import { VisuallyHidden } from '@/components/ui/words'

/** A session today, in words. */
export type TodayRow = {
  clientId: string
  name: string
  href: string
  /** "09:00" */
  time: string
  /** "in 18 min", of the next session only; blank otherwise. */
  untilWords: string
  /** Whose session, where it is not the reader's own; blank otherwise. */
  byName: string
  /** In bold, first; may be blank. */
  fact: string
  words: string
  step: { href: string; words: string }
}

export type TodayTableProps = {
  rows: TodayRow[]
  /** How many sessions there are beyond these. */
  more: number
}

/** Who comes today, in time order, and the one thing that is new about each since last time. */
export function TodayTable({ rows, more }: TodayTableProps) {
  if (rows.length === 0) {
    return (
      <p className="day-none">
        Nobody comes today. A client whose session is set, under Edit on their page, stands here on the day.
      </p>
    )
  }
  return (
    <>
      <table className="led day">
        <caption className="vh">Clients with a session today, in time order</caption>
        <thead>
          <tr>
            <th className="m" scope="col">
              Time
            </th>
            <th className="c" scope="col">
              Client
            </th>
            <th scope="col">New since last time</th>
            <th className="a" scope="col">
              <VisuallyHidden>Next step</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.clientId}>
              <th className="m time" scope="row">
                {row.time}
                {row.untilWords ? <span className="now">{row.untilWords}</span> : null}
              </th>
              <td className="c">
                <Link className="who" href={row.href} prefetch={false} dir="auto">
                  <Name value={row.name} />
                </Link>
                {row.byName ? (
                  <span className="note block">
                    with <Name value={row.byName} />
                  </span>
                ) : null}
              </td>
              <td className="y">
                {row.fact ? <b>{row.fact}</b> : null}
                {row.words ? <span dir="auto">{glue(row)}</span> : null}
              </td>
              <td className="a">
                <ActLink href={row.step.href}>
                  {row.step.words}
                  <VisuallyHidden>
                    {' '}
                    <Name value={row.name} />
                  </VisuallyHidden>
                </ActLink>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 ? <p className="note pt-3">{more} more sessions today: choose Mine to see your own.</p> : null}
    </>
  )
}

/** A comma goes on with the fact; a sentence begins after it. */
function glue({ fact, words }: TodayRow): string {
  return fact && !words.startsWith(',') ? ` ${words}` : words
}
