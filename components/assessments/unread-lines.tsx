import { ReviewResult } from '@/components/assessments/review-result'
import { Name } from '@/components/shell/name'
import { LinkButton } from '@/components/ui/button'
import type { FormAction } from '@/lib/domain/action-result'

/** A result nobody has read yet, in words. */
export type UnreadLine = {
  responseId: string
  /** "CTA-40 from 18 Nov" */
  resultWords: string
  /** "Mon 23 Nov", the last day of the practice's promise. */
  byWords: string
  isPastPromise: boolean
  reviewHref: string
}

const FIRST_SHOWN = 3

/** What waits to be read, said where the page begins. Only the responsible clinician can clear it. */
export function UnreadLines({
  lines,
  waitsFor,
  review,
}: {
  lines: UnreadLine[]
  /** The responsible clinician's name where somebody else looks; null where it is theirs. */
  waitsFor: string | null
  review: FormAction<{ clientId: string }>
}) {
  return (
    <>
      {lines.slice(0, FIRST_SHOWN).map((line) => (
        <div className="unread-line" key={line.responseId}>
          <p className="body">
            {waitsFor === null ? (
              <>
                <b>{line.resultWords} is unread.</b> {promiseWords(line)}
              </>
            ) : (
              <>
                <b>{line.resultWords} is unread.</b> It waits for <Name value={waitsFor} />
                {line.isPastPromise ? ', promised by ' : ', by '}
                {line.byWords}.
              </>
            )}
          </p>
          {waitsFor === null ? (
            <div className="acts">
              <ReviewResult responseId={line.responseId} action={review} />
              <LinkButton href={line.reviewHref}>Review and note</LinkButton>
            </div>
          ) : null}
        </div>
      ))}
      {lines.length > FIRST_SHOWN ? (
        <p className="note pt-2">{lines.length - FIRST_SHOWN} more are unread: the score history marks them.</p>
      ) : null}
    </>
  )
}

function promiseWords(line: UnreadLine): string {
  return line.isPastPromise
    ? `You promised to read it by ${line.byWords}.`
    : `Read by ${line.byWords} to keep your promise.`
}
