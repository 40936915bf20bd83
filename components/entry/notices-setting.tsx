'use client'

import { useState } from 'react'
import { MessagePreview } from '@/components/assignments/message-preview'
import { ActionForm } from '@/components/ui/action-form'
import { RadioGroup } from '@/components/ui/choice'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SavedNote } from '@/components/ui/saved-note'
import { SubmitButton } from '@/components/ui/submit-button'
import { Definitions } from '@/components/ui/words'
import type { FormAction } from '@/lib/domain/action-result'
import type { FormMessage } from '@/lib/domain/form-message'
import type { NoticeSettings } from '@/lib/domain/notices'

export type NoticesSettingProps = {
  action: FormAction<undefined>
  chosen: NoticeSettings
  /** Whose clock the time is of. */
  zone: string
  /** Why nothing leaves from here; null when it does. */
  mute: string | null
  to: string
  last: string
  /** `isExample`: nothing waits now. */
  preview: { isExample: boolean; from: string; message: FormMessage }
}

const PACES = [
  { value: 'daily', label: 'Once a day', hint: 'One mail for all that came in; none on a day with nothing new.' },
  { value: 'each', label: 'As each form comes in' },
  { value: 'none', label: 'Not at all' },
]

/** How soon a member is told by mail that answers wait, and exactly what they would read. */
export function NoticesSetting({ action, chosen, zone, mute, to, last, preview }: NoticesSettingProps) {
  const [saves, setSaves] = useState(0)
  return (
    <>
      {mute ? <Notice>{mute}</Notice> : null}
      <ActionForm
        action={action}
        layout="rows"
        kept="Nothing was changed. What you typed is kept."
        onDone={() => setSaves((count) => count + 1)}
      >
        <RadioGroup name="noticePace" label="Tell me" options={PACES} defaultValue={chosen.noticePace} />
        <TextField
          name="noticeAt"
          label="Time of day"
          hint={`Used for once a day, by the practice’s clock: ${zone}.`}
          type="time"
          className="short"
          defaultValue={chosen.noticeAt}
        />
        <div className="acts pt-4">
          <SubmitButton waiting="Saving">Save</SubmitButton>
          <SavedNote saves={saves} />
        </div>
      </ActionForm>
      <div className="pt-8">
        <Definitions
          items={[
            { id: 'to', term: 'Goes to', words: <span className="wrap-anywhere">{to}</span> },
            { id: 'last', term: 'Last one', words: last },
            {
              id: 'words',
              term: preview.isExample ? 'Says, for example' : 'Would say now',
              words: <MessagePreview from={preview.from} message={preview.message} />,
            },
          ]}
        />
      </div>
    </>
  )
}
