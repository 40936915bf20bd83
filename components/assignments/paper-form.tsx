'use client'

import { useRouter } from 'next/navigation'
import { ActionForm } from '@/components/ui/action-form'
import { Checkbox, CheckboxGroup, RadioGroup } from '@/components/ui/choice'
import { FieldFaults, HiddenField, TextArea, TextField } from '@/components/ui/field'
import { useField } from '@/components/ui/form-context'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/domain/action-result'

type Option = { value: string; label: string }

/** One question of the paper, in the order it is printed. */
export type PaperQuestion = { field: string; number: number | null; text: string } & (
  | { kind: 'scale'; options: Option[] }
  | { kind: 'choice'; options: Option[] }
  | { kind: 'kinds'; options: Option[] }
  | { kind: 'text'; maxLength: number }
  | { kind: 'tick'; label: string }
  | { kind: 'referent'; options: Option[]; hintLabel: string; hintMax: number }
)

export type PaperFormProps = {
  clientId: string
  formId: string
  today: string
  earliest: string
  questions: PaperQuestion[]
  enter: FormAction<{ clientId: string; href: string }>
}

const BLANK: Option = { value: 'skip', label: 'Left blank' }

/** A whole form typed in from paper. Every question wants an answer or "Left blank", so that none is passed over. */
export function PaperForm(props: PaperFormProps) {
  const router = useRouter()
  return (
    <ActionForm
      action={props.enter}
      onDone={({ href }) => router.push(href)}
      label="Answers from paper"
      kept="Nothing was stored. What you entered is kept here."
    >
      <HiddenField name="clientId" value={props.clientId} />
      <HiddenField name="formId" value={props.formId} />
      <TextField
        name="completedOn"
        label="Filled in on"
        type="date"
        required
        min={props.earliest}
        max={props.today}
        defaultValue={props.today}
      />
      {props.questions.map((question) => (
        <PaperQuestionField key={question.field} question={question} />
      ))}
      <p className="acts pt-4">
        <SubmitButton waiting="Storing">Store as entered from paper</SubmitButton>
      </p>
    </ActionForm>
  )
}

function PaperQuestionField({ question }: { question: PaperQuestion }) {
  const label = question.number === null ? question.text : `${question.number}. ${question.text}`
  switch (question.kind) {
    case 'scale':
      return <ScaleField name={question.field} label={label} options={question.options} />
    case 'choice':
      return <RadioGroup name={question.field} label={label} options={[...question.options, BLANK]} />
    case 'kinds':
      return <CheckboxGroup name={question.field} label={label} options={question.options} isOptional />
    case 'text':
      return <TextArea name={question.field} label={label} maxLength={question.maxLength} isOptional dir="auto" />
    case 'tick':
      return <Checkbox name={question.field} value="yes" label={question.label} />
    case 'referent':
      return (
        <>
          <RadioGroup name={question.field} label={label} options={question.options} />
          <TextField
            name="referent.hint"
            label={question.hintLabel}
            maxLength={question.hintMax}
            isOptional
            dir="auto"
          />
        </>
      )
  }
}

/** The answers of one statement side by side, as they are printed. */
function ScaleField({ name, label, options }: { name: string; label: string; options: Option[] }) {
  const field = useField(name, false)
  return (
    <fieldset className={field.isInvalid ? 'paper-row bad' : 'paper-row'} aria-describedby={field.describedBy}>
      <legend>{label}</legend>
      <FieldFaults field={field} />
      <div className="paper-scale">
        {[...options, BLANK].map((option, index) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              id={index === 0 ? field.id : undefined}
              defaultChecked={field.typed === option.value}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
