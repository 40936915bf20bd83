'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import type { QueueBarView } from '@/components/read-queue/queue-bar'
import { Name } from '@/components/shell/name'
import { Button, LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { FormAction } from '@/lib/domain/action-result'
import type { AnswerKind } from '@/lib/domain/flags'
import type { WentOn } from '@/lib/domain/read-queue'

export type QueueActsProps = {
  view: QueueBarView
  answerKind: AnswerKind
  answerId: string
  /** Somebody has read these answers, or they count nowhere: there is only the way on. */
  isSettled: boolean
  reviewNext: FormAction<WentOn>
}

/**
 * "Reviewed, next" and "Review and note". Whoever comes second stays here, told who was first, until they go on.
 */
export function QueueActs({ view, answerKind, answerId, isSettled, reviewNext }: QueueActsProps) {
  const router = useRouter()
  const [isPending, startReview] = useTransition()
  const [earlier, setEarlier] = useState<WentOn['earlier']>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const onHref = view.nextHref ?? view.listHref

  function review() {
    if (isPending) return
    setFailure(null)
    startReview(async () => {
      const form = new FormData()
      form.set('answerKind', answerKind)
      form.set('answerId', answerId)
      form.set('queue', view.scope)
      const answer = await reviewNext(null, form).catch(() => null)
      if (!answer?.ok) {
        return setFailure(`${answer?.message ?? 'That did not reach the server.'} It is still unread.`)
      }
      if (answer.value.earlier) {
        setEarlier(answer.value.earlier)
        return router.refresh()
      }
      router.push(answer.value.nextHref)
    })
  }

  return (
    <div className="queue-acts">
      {isSettled || earlier ? (
        <LinkButton look="go" href={onHref}>
          {view.nextHref ? 'Next' : 'Back to the list'}
        </LinkButton>
      ) : (
        <div className="acts">
          <Button onClick={review} aria-disabled={isPending || undefined}>
            {isPending ? 'Marking' : view.nextHref ? 'Reviewed, next' : 'Reviewed'}
          </Button>
          <LinkButton look="go" href={view.noteHref}>
            Review and note
          </LinkButton>
        </div>
      )}
      {earlier ? (
        <Notice isLive>
          <Name value={earlier.byName} /> read it before you, on {earlier.onWords}. Nothing was changed.
        </Notice>
      ) : null}
      {failure ? (
        <Notice isRisk isLive>
          {failure}
        </Notice>
      ) : null}
    </div>
  )
}
