'use client'

import { RadioGroup } from '@/components/ui/choice'
import { ConfirmButton } from '@/components/ui/confirm'
import { SelectField } from '@/components/ui/field'
import type { FormAction } from '@/lib/domain/action-result'
import { END_REASON_WORDS } from '@/lib/format/client-words'

export type FilePanelProps = {
  clientId: string
  view: { isArchived: boolean; words: string; hasOpenForm: boolean; unreadCount: number }
  archive: FormAction<{ clientId: string; withdrawn: number }>
  restore: FormAction<{ clientId: string }>
}

/** Closing a file and opening it again, each saying first what it ends or brings back. */
export function FilePanel({ clientId, view, archive, restore }: FilePanelProps) {
  return (
    <>
      <p className="body">{view.words}</p>
      <div className="acts mt-4">
        {view.isArchived ? (
          <ConfirmButton
            action={restore}
            label="Restore"
            title="Restore this file?"
            words="The client stands in the caseload again. Links that were withdrawn stay withdrawn."
            confirm="Restore"
            waiting="Restoring"
            fields={{ clientId }}
          >
            <RadioGroup
              name="isNewEpisode"
              label="Episode of care"
              defaultValue=""
              options={[
                { value: '', label: 'The last one goes on', hint: 'Change is still measured from its first score.' },
                { value: 'on', label: 'A new one begins today', hint: 'The next score is a first score.' },
              ]}
            />
          </ConfirmButton>
        ) : (
          <ConfirmButton
            action={archive}
            label="Archive"
            title="Archive this client?"
            words={foretell(view)}
            confirm="Archive"
            waiting="Archiving"
            isRisk
            fields={{ clientId }}
          >
            <SelectField
              name="endReason"
              label="How the episode ended"
              isOptional
              defaultValue=""
              options={[
                { value: '', label: 'Not said' },
                ...Object.entries(END_REASON_WORDS).map(([value, label]) => ({ value, label })),
              ]}
            />
          </ConfirmButton>
        )}
      </div>
    </>
  )
}

function foretell({ hasOpenForm, unreadCount }: FilePanelProps['view']): string {
  const parts = [
    'The client leaves the caseload and the episode of care ends today. Answers and notes stay, and the file can be restored.',
    hasOpenForm ? 'Open forms are withdrawn and answers saved so far are erased.' : '',
    unreadCount > 0 ? `${unreadCount === 1 ? 'One result is' : `${unreadCount} results are`} still unread.` : '',
  ]
  return parts.filter(Boolean).join(' ')
}
