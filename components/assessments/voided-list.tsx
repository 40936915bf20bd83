import { Name } from '@/components/shell/name'
import { ActLink } from '@/components/ui/button'
import { Details } from '@/components/ui/fold'

/** A result that counts nowhere: which, since when, by whom and why. */
export type VoidedLine = {
  id: string
  resultWords: string
  href: string
  /** "Marked as for the wrong client" */
  kindWords: string
  onWords: string
  byName: string
  reason: string
}

/** Results marked in error, behind a click. */
export function VoidedList({ lines }: { lines: VoidedLine[] }) {
  if (lines.length === 0) return null
  const summary =
    lines.length === 1
      ? 'One result is marked as in error and counts nowhere'
      : `${lines.length} results are marked as in error and count nowhere`
  return (
    <div className="pt-4">
      <Details summary={summary}>
        <ul>
          {lines.map((line) => (
            <li key={line.id} className="py-2 border-b border-hairline">
              <ActLink href={line.href}>{line.resultWords}</ActLink>
              <span className="note block" dir="auto">
                {line.kindWords} on {line.onWords} by <Name value={line.byName} />: {line.reason}
              </span>
            </li>
          ))}
        </ul>
      </Details>
    </div>
  )
}
