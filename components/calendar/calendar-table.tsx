import Link from 'next/link'
import type { CalendarDay, CalendarLine } from '@/components/calendar/calendar-line'
import { Name } from '@/components/shell/name'
import { State } from '@/components/ui/words'

/** Days in the hanging margin, each written once, and what happened on it. */
export function CalendarTable({ caption, days }: { caption: string; days: readonly CalendarDay[] }) {
  return (
    <table className="led cal">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th className="m" scope="col">
            Day
          </th>
          <th className="t" scope="col">
            Time
          </th>
          <th className="f" scope="col">
            Form
          </th>
          <th className="w" scope="col">
            How
          </th>
          <th scope="col">State</th>
          <th className="b" scope="col">
            By
          </th>
        </tr>
      </thead>
      {days.map((day) => (
        <tbody key={day.id}>
          {day.lines.map((line, index) => (
            <tr key={line.id}>
              {index === 0 ? (
                <th className="m" scope="rowgroup" rowSpan={day.lines.length}>
                  {day.dayWords}
                </th>
              ) : null}
              <Cells line={line} />
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

function Cells({ line }: { line: CalendarLine }) {
  return (
    <>
      <td className="t tn">{line.timeWords}</td>
      <td className="f">
        <Link href={line.href} prefetch={false}>
          {line.formWords}
        </Link>
        {line.kindWords ? <span className="note block">{line.kindWords}</span> : null}
      </td>
      <td className="w">{line.wayWords}</td>
      <td>
        <State icon={line.icon} isHot={line.isHot}>
          {line.stateWords}
        </State>
        {line.textWords ? <span className="note block text">{line.textWords}</span> : null}
      </td>
      <td className="b">
        {line.byName === null ? null : <Name value={line.byName} />}
        {line.byWords ? <span className="note block">{line.byWords}</span> : null}
      </td>
    </>
  )
}
