import { Name } from '@/components/shell/name'
import { State } from '@/components/ui/words'

/** A message in words, without what it said. */
export type SentLine = {
  id: string
  atWords: string
  kindWords: string
  formWords: string
  channelWords: string
  stateWords: string
  isHot: boolean
  /** Name and version of its text. */
  textWords: string
  askedByName: string
  isScheduled: boolean
}

/** Every message of one client, newest first. */
export function SentTable({ lines }: { lines: readonly SentLine[] }) {
  return (
    <table className="stacks grid-t">
      <caption className="vh">Messages, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Asked</th>
          <th scope="col">What</th>
          <th scope="col">How</th>
          <th scope="col">State</th>
          <th scope="col">Text</th>
          <th scope="col">By</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row">{line.atWords}</th>
            <td data-label="What">
              {line.kindWords}
              <span className="note block">{line.formWords}</span>
            </td>
            <td data-label="How">{line.channelWords}</td>
            <td data-label="State">
              <State icon={line.isHot ? 'alert' : 'envelope'} isHot={line.isHot}>
                {line.stateWords}
              </State>
            </td>
            <td data-label="Text">{line.textWords}</td>
            <td data-label="By">
              <Name value={line.askedByName} />
              {line.isScheduled ? <span className="note block">By schedule</span> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
