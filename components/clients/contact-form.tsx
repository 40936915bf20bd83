'use client'

import { ConfirmAgain } from '@/components/clients/confirm-again'
import { ContactFields, type ContactStart } from '@/components/clients/contact-fields'
import { SaveLine } from '@/components/clients/save-line'
import { StopContact } from '@/components/clients/stop-contact'
import { ActionForm } from '@/components/ui/action-form'
import { HiddenField } from '@/components/ui/field'
import type { FormAction } from '@/lib/domain/action-result'

export type ContactFormView = {
  /** Null when no record was ever made. */
  start: ContactStart | null
  /** How it stands now, in words. */
  words: string
  isStopped: boolean
  hasOpenForm: boolean
}

export type ContactFormProps = {
  clientId: string
  version: number
  view: ContactFormView
  save: FormAction<{ clientId: string }>
  confirm: FormAction<{ clientId: string }>
  stop: FormAction<{ clientId: string; withdrawn: number }>
}

/** The safe-contact record: changed, confirmed as it is, or stopped with everything that is out. */
export function ContactForm({ clientId, version, view, save, confirm, stop }: ContactFormProps) {
  return (
    <>
      <p className="body">{view.words}</p>
      {view.isStopped ? null : (
        <div className="mb-5">
          <ConfirmAgain clientId={clientId} action={confirm} />
        </div>
      )}
      <ActionForm action={save} className="client-form" kept="Nothing was changed. What you typed is kept.">
        <HiddenField name="clientId" value={clientId} />
        <HiddenField name="version" value={String(version)} />
        <ContactFields {...(view.start ? { start: view.start } : {})} />
        <SaveLine label="Save the record" />
      </ActionForm>
      {view.isStopped ? null : (
        <div className="acts mt-6">
          <StopContact clientId={clientId} hasOpenForm={view.hasOpenForm} action={stop} look="risk" />
        </div>
      )}
    </>
  )
}
