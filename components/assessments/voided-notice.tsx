import { RestoreAnswers } from '@/components/assessments/mark-in-error'
import { Name } from '@/components/shell/name'
import { Notice } from '@/components/ui/notice'
import type { FormAction } from '@/lib/domain/action-result'
import type { AnswerKind } from '@/lib/domain/flags'

export type VoidedNoticeProps = {
  answerKind: AnswerKind
  answerId: string
  /** "the CTA-40 of 18 November" */
  resultWords: string
  voided: { words: string; byName: string; reason: string }
  restore: FormAction<{ clientId: string }>
}

/** Says over answers marked as in error who marked them, when and why, and offers to take it back. */
export function VoidedNotice({ answerKind, answerId, resultWords, voided, restore }: VoidedNoticeProps) {
  return (
    <Notice
      actions={
        <RestoreAnswers answerKind={answerKind} answerId={answerId} resultWords={resultWords} action={restore} />
      }
    >
      <b>{voided.words}</b> by <Name value={voided.byName} />: <span dir="auto">{voided.reason}</span> It counts
      nowhere.
    </Notice>
  )
}
