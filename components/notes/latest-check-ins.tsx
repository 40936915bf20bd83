import type { CheckInEntry } from '@/components/notes/entry-row'
import { CheckInWords, ReadLine } from '@/components/notes/entry-words'
import { Empty } from '@/components/ui/empty'

/** The latest check-ins to read beside the pad. */
export function LatestCheckIns({ entries }: { entries: CheckInEntry[] }) {
  if (entries.length === 0) {
    return (
      <Empty title="No check-ins yet" isInset>
        What the client reports between sessions will stand here while you write.
      </Empty>
    )
  }
  return (
    <table className="ci">
      <caption className="vh">Latest check-ins, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Sent</th>
          <th scope="col">In their words</th>
          <th scope="col" className="num">
            Mood
          </th>
          <th scope="col" className="num">
            Respected
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <th scope="row" className="tn">
              <b>{entry.dateWords}</b>
              <span className="soft block" dir="auto">
                {entry.about}
              </span>
              <ReadLine entry={entry} />
            </th>
            <td>
              <CheckInWords entry={entry} />
            </td>
            <td className="num" data-label="Mood">
              {entry.mood}
            </td>
            <td className="num" data-label="Respected">
              {entry.respected}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
