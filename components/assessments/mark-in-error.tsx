import { ANSWER_FIELD } from '@/components/assessments/answer-field'
import { RadioGroup } from '@/components/ui/choice'
import { ConfirmButton } from '@/components/ui/confirm'
import { TextArea } from '@/components/ui/field'
import type { FormAction } from '@/lib/domain/action-result'
import { type AnswerKind, REASON_MAX } from '@/lib/domain/flags'

type MarkProps = {
  answerKind: AnswerKind
  answerId: string
  /** "the CTA-40 of 18 November" */
  resultWords: string
  action: FormAction<{ clientId: string }>
  look?: 'plain' | 'bare' | 'act'
}

/** Takes a result or check-in out of every score, chart and queue, with what happened and why; it can be taken back. */
export function MarkInError({ answerKind, answerId, resultWords, action, look = 'bare' }: MarkProps) {
  return (
    <ConfirmButton
      action={action}
      label="Mark as in error"
      look={look}
      title={`Mark ${resultWords} as in error?`}
      words="It leaves every score, chart, count and list, and stays readable behind a click. Answers are kept as they are. You can take this back."
      confirm="Mark as in error"
      waiting="Marking"
      fields={{ [ANSWER_FIELD[answerKind]]: answerId }}
    >
      <RadioGroup
        name="kind"
        label="What happened"
        options={[
          { value: 'wrong-client', label: 'It is another client’s', hint: 'Answered on the wrong row or link.' },
          { value: 'entered-in-error', label: 'It was entered in error', hint: 'Typed twice, or a trial.' },
        ]}
      />
      <TextArea name="reason" label="Why" hint="One sentence for whoever reads the record." maxLength={REASON_MAX} />
    </ConfirmButton>
  )
}

/** Takes the mark back. */
export function RestoreAnswers({ answerKind, answerId, resultWords, action, look = 'plain' }: MarkProps) {
  return (
    <ConfirmButton
      action={action}
      label="Take the mark back"
      look={look}
      title={`Count ${resultWords} again?`}
      words="It returns to scores, charts and lists. Changes measured from the first score are judged again."
      confirm="Count it again"
      fields={{ [ANSWER_FIELD[answerKind]]: answerId }}
    />
  )
}
