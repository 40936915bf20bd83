'use client'

import type { ButtonLook } from '@/components/ui/button'
import { ConfirmButton } from '@/components/ui/confirm'
import type { FormAction } from '@/lib/domain/action-result'

export type StopContactProps = {
  clientId: string
  hasOpenForm: boolean
  action: FormAction<{ clientId: string; withdrawn: number }>
  look: ButtonLook | 'act'
}

/** "Stop all contact": links, reminders and schedules end at once. */
export function StopContact({ clientId, hasOpenForm, action, look }: StopContactProps) {
  return (
    <ConfirmButton
      action={action}
      label="Stop all contact"
      look={look}
      title="Stop all contact?"
      words={
        hasOpenForm
          ? 'Open forms are withdrawn: their links stop working at once and answers saved so far are erased. Reminders and schedules end. Nothing may be sent until a new record is agreed.'
          : 'Reminders and schedules end. Nothing may be sent until a new record is agreed.'
      }
      confirm="Stop all contact"
      waiting="Stopping"
      isRisk
      fields={{ clientId }}
    />
  )
}
