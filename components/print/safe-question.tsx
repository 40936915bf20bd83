'use client'

import { useRouter } from 'next/navigation'
import { ActionForm } from '@/components/ui/action-form'
import { Checkbox, CheckboxGroup, RadioGroup } from '@/components/ui/choice'
import { HiddenField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/domain/action-result'

export type SafeQuestionProps = {
  clientId: string
  /** Whose answers, as the address says it; blank for the latest. */
  about: string
  /** What stands on the client's plan and may go along. */
  steps: { id: string; title: string }[]
  hasCrisis: boolean
  makeSheet: FormAction<{ href: string }>
}

/** "Safe to take home?", asked before a sheet is made. */
export function SafeQuestion({ clientId, about, steps, hasCrisis, makeSheet }: SafeQuestionProps) {
  const router = useRouter()
  return (
    <ActionForm
      action={makeSheet}
      onDone={({ href }) => router.push(href)}
      className="client-form"
      kept="No sheet was made. What you chose is kept."
    >
      <HiddenField name="clientId" value={clientId} />
      <HiddenField name="about" value={about} />
      <RadioGroup
        name="safe"
        label="Safe to take home?"
        hint="Ask the client, alone. Somebody at home may find a sheet of paper or a file."
        options={[
          { value: 'take', label: 'Yes, it is safe' },
          { value: 'screen', label: 'Show it on screen instead', hint: 'Nothing is printed or taken along.' },
        ]}
      />
      {steps.length > 0 ? (
        <CheckboxGroup
          name="step"
          label="Next steps from the plan"
          hint="At most four. They stand on the sheet in the words of the plan."
          isOptional
          options={steps.map((step) => ({ value: step.id, label: step.title }))}
        />
      ) : null}
      {hasCrisis ? (
        <div className="stack-field">
          <Checkbox
            name="hasCrisis"
            label="Add where to turn in a crisis"
            hint="A helpline’s number on paper can be found. Leave it out when in doubt."
          />
        </div>
      ) : null}
      <div className="acts">
        <SubmitButton waiting="Making it">Go on</SubmitButton>
      </div>
    </ActionForm>
  )
}
