import { Arrow } from '@/components/ui/icon'
import type { SentencePart, SummarySentence } from '@/lib/format/summary-sentence'

/** One person's results in one plain sentence. `about` names the person where several stand together. */
export function SummaryLine({ sentence, about }: { sentence: SummarySentence; about?: string }) {
  return (
    <p className="say-line">
      <b>
        {about ? `${about}: ` : null}
        <Parts parts={sentence.lead} />
      </b>{' '}
      <Parts parts={sentence.rest} />
    </p>
  )
}

function Parts({ parts }: { parts: readonly SentencePart[] }) {
  return parts.map((part) =>
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
}
