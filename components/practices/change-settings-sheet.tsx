'use client'

import { type FormEvent, useState } from 'react'
import { ActButton, Button } from '@/components/ui/button'
import { Checkbox, RadioGroup } from '@/components/ui/choice'
import { ConfirmButton } from '@/components/ui/confirm'
import { FormRow, HiddenField, TextField } from '@/components/ui/field'
import { Sheet, SheetForm } from '@/components/ui/sheet'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/domain/action-result'
import { CONFIDENCES, readReliability, readSpread } from '@/lib/domain/change-figures'
import type { ScaleSettingLine } from '@/lib/format/change-settings-words'
import { previewThreshold } from '@/lib/format/change-words'

export type ChangeSettingsSheetProps = {
  instrumentId: string
  scale: string
  /** "CTA-40: Strengths" */
  name: string
  values: ScaleSettingLine['values']
  isOwn: boolean
  locale: string
  set: FormAction<undefined>
  withdraw: FormAction<undefined>
}

/** Sets what one score's change is measured against, saying as it is typed from how many points on a change counts. */
export function ChangeSettingsSheet(props: ChangeSettingsSheetProps) {
  const { instrumentId, scale, name, values, isOwn, locale, set, withdraw } = props
  const [isOpen, setIsOpen] = useState(false)
  const [preview, setPreview] = useState(() => previewOf(values, locale))
  const close = () => setIsOpen(false)
  function retype(event: FormEvent<HTMLElement>) {
    const form = (event.target as HTMLInputElement).form
    if (form) setPreview(previewOf(readTyped(new FormData(form)), locale))
  }
  return (
    <span className="acts tight">
      <ActButton onClick={() => setIsOpen(true)} aria-haspopup="dialog">
        Set<span className="vh"> for {name}</span>
      </ActButton>
      {isOwn ? (
        <ConfirmButton
          action={withdraw}
          look="act"
          label={
            <>
              Go back<span className="vh"> for {name}</span>
            </>
          }
          title={`Go back to what the questionnaire declares for ${name}?`}
          words="Results that come from now on are judged by it. Words that stand already keep the settings they were made with."
          confirm="Go back"
          waiting="Going back"
          fields={{ instrumentId, scale }}
        />
      ) : null}
      <Sheet isOpen={isOpen} onClose={close} title={name}>
        <SheetForm
          action={set}
          kept="Nothing was changed. What you typed is kept."
          isResetWhenDone={false}
          foot={
            <>
              <SubmitButton waiting="Saving">Save</SubmitButton>
              <Button look="bare" onClick={close}>
                Cancel
              </Button>
              <span className="note">Holds for results that come from now on.</span>
            </>
          }
        >
          <div onInput={retype}>
            <HiddenField name="instrumentId" value={instrumentId} />
            <HiddenField name="scale" value={scale} />
            <TextField
              name="sd"
              label="SD"
              hint="Standard deviation in points of this score, in people like your clients."
              inputMode="decimal"
              className="short"
              maxLength={20}
              defaultValue={values.sd}
            />
            <TextField
              name="reliability"
              label="Reliability"
              hint="From 0 to below 1."
              inputMode="decimal"
              className="short"
              maxLength={20}
              defaultValue={values.reliability}
            />
            <RadioGroup
              name="confidence"
              label="Confidence"
              defaultValue={values.confidence}
              options={CONFIDENCES.map((each) => ({ value: String(each), label: `${each} %` }))}
            />
            <FormRow label="Means">
              <output className="body">{preview}</output>
            </FormRow>
            <TextField
              name="kind"
              label="Kind"
              hint="Of reliability, such as “test-retest, 2 weeks”."
              isOptional
              maxLength={80}
              defaultValue={values.kind}
            />
            <TextField
              name="n"
              label="People"
              hint="How many the numbers come from."
              isOptional
              inputMode="numeric"
              className="short"
              maxLength={12}
              defaultValue={values.n}
            />
            <TextField
              name="source"
              label="Source"
              hint="Stands beside every word these numbers lead to."
              maxLength={300}
              defaultValue={values.source}
            />
            <FormRow label="Published">
              <Checkbox
                name="isCited"
                label="The source is a publication about this very questionnaire"
                hint="Only then does a change beyond the error read “a reliable change”."
                defaultChecked={values.isCited}
              />
            </FormRow>
          </div>
        </SheetForm>
      </Sheet>
    </span>
  )
}

type Typed = { sd: string; reliability: string; confidence: string }

function readTyped(form: FormData): Typed {
  const text = (name: string) => String(form.get(name) ?? '')
  return { sd: text('sd'), reliability: text('reliability'), confidence: text('confidence') }
}

function previewOf(typed: Typed, locale: string): string {
  const sd = readSpread(typed.sd, locale)
  const reliability = readReliability(typed.reliability, locale)
  const confidence = CONFIDENCES.find((each) => String(each) === typed.confidence) ?? 95
  if (typed.sd.trim() !== '' && 'fault' in sd) return `${sd.fault}.`
  if (typed.reliability.trim() !== '' && 'fault' in reliability) return `${reliability.fault}.`
  return previewThreshold(
    {
      sd: 'value' in sd ? sd.value : null,
      reliability: 'value' in reliability ? reliability.value : null,
      confidence,
    },
    locale,
  )
}
