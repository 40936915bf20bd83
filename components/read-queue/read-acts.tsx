import type { ComponentProps } from 'react'
import { ReviewAnswers } from '@/components/assessments/review-answers'
import { QueueActs } from '@/components/read-queue/queue-acts'
import { LinkButton } from '@/components/ui/button'
import type { FormAction } from '@/lib/domain/action-result'
import type { AnswerKind } from '@/lib/domain/flags'

export type ReadActsProps = {
  answerKind: AnswerKind
  answerId: string
  /** Where the form stands in the queue it was opened from; null outside of one. */
  queue: ComponentProps<typeof QueueActs>['view'] | null
  isUnread: boolean
  reviewHref: string
  review: FormAction<{ clientId: string }>
  reviewNext: ComponentProps<typeof QueueActs>['reviewNext']
}

/** What can be done with answers that are open to be read: in the queue, on to the next; else once, or with a note. */
export function ReadActs({ answerKind, answerId, queue, isUnread, reviewHref, review, reviewNext }: ReadActsProps) {
  if (queue) {
    return (
      <QueueActs
        key={answerId}
        view={queue}
        answerKind={answerKind}
        answerId={answerId}
        isSettled={!isUnread}
        reviewNext={reviewNext}
      />
    )
  }
  if (!isUnread) return null
  return (
    <>
      <ReviewAnswers answerKind={answerKind} answerId={answerId} action={review} />
      <LinkButton look="go" href={reviewHref}>
        Review and note
      </LinkButton>
    </>
  )
}
