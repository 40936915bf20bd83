import Link from 'next/link'
import type { CalendarDay, CalendarLine } from '@/components/calendar/calendar-line'
import { Name } from '@/components/shell/name'
import { State, VisuallyHidden } from '@/components/ui/words'

export type CalendarTableProps = {
  caption: string
  days: readonly CalendarDay[]
  /** Under another such table its heads are read out and not shown. */
  isHeadHidden?: boolean
}

const HEADS = [
  ['m', 'Day'],
  ['t', 'Time'],
  ['f', 'Form'],
  ['w', 'How'],
  ['s', 'State'],
  ['b', 'By'],
] as const

/** Days in the hanging margin, each written once, and what happened on it. */
export function CalendarTable({ caption, days, isHeadHidden = false }: CalendarTableProps) {
  return (
    <table className={isHeadHidden ? 'led cal bare' : 'led cal'}>
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          {HEADS.map(([column, words]) => (
            <th key={column} className={column} scope="col">
              {isHeadHidden ? <VisuallyHidden>{words}</VisuallyHidden> : words}
            </th>
          ))}
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
