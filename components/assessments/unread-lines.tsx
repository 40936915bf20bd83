import Link from 'next/link'
import { ReviewAnswers } from '@/components/assessments/review-answers'
import { Name } from '@/components/shell/name'
import { LinkButton } from '@/components/ui/button'
import type { FormAction } from '@/lib/domain/action-result'
import type { AnswerKind } from '@/lib/domain/flags'

/** A result or check-in nobody has read yet, in words. */
export type UnreadLine = {
  answerKind: AnswerKind
  answerId: string
  /** "CTA-40 from 18 Nov" */
  resultWords: string
  /** "Mon 23 Nov", the last day of the practice's promise. */
  byWords: string
  isPastPromise: boolean
  /** The page the form is read on. */
  readHref: string
  reviewHref: string
}

const FIRST_SHOWN = 3

/** What waits to be read, said where the page begins. A colleague who covers reads whom it waits for, and may read it. */
export function UnreadLines({
  lines,
  waitsFor,
  review,
}: {
  lines: UnreadLine[]
  /** The responsible clinician's name where somebody else looks; null where it is theirs. */
  waitsFor: string | null
  review: Record<AnswerKind, FormAction<{ clientId: string }>>
}) {
  return (
    <>
      {lines.slice(0, FIRST_SHOWN).map((line) => (
        <div className="unread-line" key={line.answerId}>
          <p className="body">
            {waitsFor === null ? (
              <>
                <Unread line={line} /> {promiseWords(line)}
              </>
            ) : (
              <>
                <Unread line={line} /> It waits for <Name value={waitsFor} />
                {line.isPastPromise
                  ? `: past the promise, which was ${line.byWords}.`
                  : `, to be read by ${line.byWords}.`}
              </>
            )}
          </p>
          <div className="acts">
            <ReviewAnswers answerKind={line.answerKind} answerId={line.answerId} action={review[line.answerKind]} />
            <LinkButton href={line.reviewHref}>Review and note</LinkButton>
          </div>
        </div>
      ))}
      {lines.length > FIRST_SHOWN ? (
        <p className="note pt-2">
          {lines.length - FIRST_SHOWN} more are unread: they are marked in their tables below.
        </p>
      ) : null}
    </>
  )
}

function Unread({ line }: { line: UnreadLine }) {
  return (
    <b>
      <Link href={line.readHref} prefetch={false}>
        {line.resultWords}
      </Link>{' '}
      is unread.
    </b>
  )
}

function promiseWords(line: UnreadLine): string {
  return line.isPastPromise
    ? `Past your promise, which was ${line.byWords}.`
    : `Read by ${line.byWords} to keep your promise.`
}
