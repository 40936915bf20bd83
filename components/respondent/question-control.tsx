import type { ChoiceOption, ControlView, QuestionView } from '@/components/respondent/view-models'
import type { Messages } from '@/lib/domain/messages/message-types'

/** The id of the first control, where the summary of faults leads. */
export const ANSWER_ID = 'answer'

export function QuestionControl({ page, messages }: { page: QuestionView; messages: Messages }) {
  const { control } = page
  switch (control.kind) {
    case 'radios':
      return <Radios options={control.options} value={control.value} />
    case 'scale':
      return <Scale control={control} />
    case 'text':
      return (
        <textarea
          className="field"
          id={ANSWER_ID}
          name="answer"
          rows={5}
          maxLength={control.maxLength}
          autoComplete="off"
          aria-label={page.question}
          aria-invalid={page.problem === null ? undefined : true}
          defaultValue={control.value}
        />
      )
    case 'checks':
      return (
        <div className="opts">
          {control.options.map((option, index) => (
            <label key={option.value}>
              <input
                type="checkbox"
                id={index === 0 ? ANSWER_ID : undefined}
                name="answer"
                value={option.value}
                defaultChecked={control.values.includes(option.value)}
              />
              <span>{option.label}</span>
            </label>
          ))}
        </div>
      )
    case 'referent':
      return (
        <>
          <Radios options={control.options} value={control.value} />
          <Hint control={control} messages={messages} />
        </>
      )
    case 'tick':
      return (
        <div className="opts">
          <label>
            <input type="checkbox" id={ANSWER_ID} name="answer" value="yes" defaultChecked={control.isTicked} />
            <span>{control.label}</span>
          </label>
        </div>
      )
  }
}

/** "Skip this one": a sixth choice of the same group, set apart below the box. */
export function SkipRadio({ isSkipped, label }: { isSkipped: boolean; label: string }) {
  return (
    <label className="skipone">
      <input type="radio" name="answer" value="skip" defaultChecked={isSkipped} />
      <span>{label}</span>
    </label>
  )
}

function Radios({ options, value }: { options: readonly ChoiceOption[]; value: string | null }) {
  return (
    <div className="opts">
      {options.map((option, index) => (
        <label key={option.value}>
          <input
            type="radio"
            id={index === 0 ? ANSWER_ID : undefined}
            name="answer"
            value={option.value}
            defaultChecked={option.value === value}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  )
}

function Scale({ control }: { control: Extract<ControlView, { kind: 'scale' }> }) {
  const numbers = Array.from({ length: control.max - control.min + 1 }, (_, index) => String(control.min + index))
  return (
    <>
      <div className="scale">
        {numbers.map((number, index) => (
          <label key={number}>
            <input
              type="radio"
              id={index === 0 ? ANSWER_ID : undefined}
              name="answer"
              value={number}
              defaultChecked={number === control.value}
            />
            <span className="tn">{number}</span>
          </label>
        ))}
      </div>
      <p className="ends note">
        <span>{`${control.min} · ${control.lowest}`}</span>
        <span>{`${control.max} · ${control.highest}`}</span>
      </p>
    </>
  )
}

function Hint({ control, messages }: { control: Extract<ControlView, { kind: 'referent' }>; messages: Messages }) {
  return (
    <>
      <label className="lab" htmlFor="hint">
        {messages.question.referentHint}
      </label>
      <p className="note" id="hint-text">
        {messages.question.referentHintText}
      </p>
      <input
        className="field"
        id="hint"
        name="hint"
        type="text"
        maxLength={control.hintMaxLength}
        autoComplete="off"
        aria-describedby="hint-text"
        defaultValue={control.hint}
      />
    </>
  )
}
