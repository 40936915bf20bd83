import { Arrow } from '@/components/ui/icon'
import type { ReasonWords } from '@/lib/format/attention-words'

/** A reason's words: the fact with its date, bold where it comes first, then what it means to do. */
export function ReasonText({ words, isStrong }: { words: ReasonWords; isStrong: boolean }) {
  const lead = words.lead.map((part) =>
    part.kind === 'text' ? (
      part.text
    ) : (
      <span className="tn nw" key={`${part.from} ${part.to}`}>
        {part.from}
        <Arrow />
        {part.to}
      </span>
    ),
  )
  return (
    <>
      {isStrong ? <b>{lead}</b> : lead} {words.rest}
    </>
  )
}
