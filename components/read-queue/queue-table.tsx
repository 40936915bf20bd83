import Link from 'next/link'
import type { QueueDay, QueueLine } from '@/components/read-queue/queue-line'
import { Name } from '@/components/shell/name'
import { ActLink } from '@/components/ui/button'
import { State, VisuallyHidden } from '@/components/ui/words'
import { PRIVATE_TALK_WORDS } from '@/lib/format/check-in-words'

/** What nobody has read, the longest waiting first; the day it was promised by stands once in the margin. */
export function QueueTable({ days }: { days: QueueDay[] }) {
  return (
    <table className="led queue">
      <caption className="vh">Forms and check-ins to read, the longest waiting first</caption>
      <thead>
        <tr>
          <th className="m" scope="col">
            Read by
          </th>
          <th className="c" scope="col">
            Client
          </th>
          <th scope="col">What came</th>
          <th className="a" scope="col">
            <VisuallyHidden>Next step</VisuallyHidden>
          </th>
        </tr>
      </thead>
      {days.map((day) => (
        <tbody key={day.key}>
          {day.lines.map((line, index) => (
            <tr key={line.id}>
              {index === 0 ? (
                <th className="m" scope="rowgroup" rowSpan={day.lines.length}>
                  {day.dayWords}
                  {day.isPast ? <span className="now">Past the promise</span> : null}
                </th>
              ) : null}
              <QueueCells line={line} />
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

function QueueCells({ line }: { line: QueueLine }) {
  return (
    <>
      <td className="c">
        <Link className="who" href={line.clientHref} prefetch={false}>
          <Name value={line.clientName} />
        </Link>
      </td>
      <td>
        <p>
          <b>{line.formWords}.</b> <span dir="auto">{line.besideWords}</span>
        </p>
        {line.hasOpenTalk ? (
          <p>
            <State icon="speech" isHot>
              {PRIVATE_TALK_WORDS}. Consider speaking alone before discussing results.
            </State>
          </p>
        ) : null}
        {line.isFolded ? (
          <p>
            <State icon="shield">Folded: a safety review is open.</State>
          </p>
        ) : null}
        {line.waitsFor ? (
          <p className="soft">
            Waits for <Name value={line.waitsFor} />.
          </p>
        ) : null}
      </td>
      <td className="a">
        <ActLink href={line.readHref}>
          Read<VisuallyHidden> {line.formWords}</VisuallyHidden>
        </ActLink>
      </td>
    </>
  )
}
