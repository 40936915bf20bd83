import { RadioGroup } from '@/components/ui/choice'
import { ConfirmButton } from '@/components/ui/confirm'
import { TextArea } from '@/components/ui/field'
import type { FormAction } from '@/lib/domain/action-result'
import { REASON_MAX } from '@/lib/domain/flags'

type Action = FormAction<{ clientId: string }>

/** Takes a result out of every score, chart and queue, with what happened and why; it can be taken back. */
export function MarkInError({
  responseId,
  resultWords,
  action,
}: {
  responseId: string
  resultWords: string
  action: Action
}) {
  return (
    <ConfirmButton
      action={action}
      label="Mark as in error"
      look="bare"
      title={`Mark ${resultWords} as in error?`}
      words="It leaves every score, chart, count and list, and stays readable behind a click. Answers are kept as they are. You can take this back."
      confirm="Mark as in error"
      waiting="Marking"
      fields={{ responseId }}
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
export function RestoreResult({
  responseId,
  resultWords,
  action,
}: {
  responseId: string
  resultWords: string
  action: Action
}) {
  return (
    <ConfirmButton
      action={action}
      label="Take the mark back"
      title={`Count ${resultWords} again?`}
      words="It returns to scores, charts and lists. Changes measured from the first score are judged again."
      confirm="Count it again"
      fields={{ responseId }}
    />
  )
}
