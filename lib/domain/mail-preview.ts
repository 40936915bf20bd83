import type { FormMessage } from '@/lib/domain/form-message'

/** Where the link will stand, before there is one. */
export const LINK_MARK = '(the link)'
/** Where the last day stands in a preview whose time limit is still being chosen. */
export const UNTIL_MARK = '(the day)'

/** The exact message of every form and time limit, before anything is sent. */
export type MailPreview = {
  /** Whether messages leave by themselves; else they wait in the outbox. */
  isMailOn: boolean
  /** "Forms, forms@practice.example" */
  from: string
  /** By form, with the two marks in place. */
  forms: Record<string, FormMessage>
  /** The reminder of each form, likewise. */
  reminders: Record<string, FormMessage>
  /** Last days in words, by how long the link stays open: untils[14]. */
  untils: Record<number, string>
}

/** The message as it will read; null for a form or a number of days that is not on offer. */
export function fillPreview(preview: MailPreview, formId: string, days: string): FormMessage | null {
  return fillUntil(preview.forms[formId], preview.untils[Number(days)])
}

/** The same with a last day that is known already. */
export function fillUntil(message: FormMessage | undefined, until: string | undefined): FormMessage | null {
  return message && until ? { subject: message.subject, body: message.body.replace(UNTIL_MARK, until) } : null
}
