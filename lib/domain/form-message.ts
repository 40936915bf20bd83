import { findAssignableForm } from '@/lib/domain/forms'
import { givenNameOf } from '@/lib/domain/given-name'
import { messagesFor } from '@/lib/domain/messages/catalogue'
import { parseLanguage } from '@/lib/domain/messages/languages'

/** What of a message is kept: which text, in which wording. The text itself is written when it leaves. */
export const FORM_READY = { template: 'form-ready', version: '1' } as const

export type FormMessageFacts = {
  formId: string
  language: string
  url: string
  expiresAt: Date
  /** Of whoever sends it; the client reads the given name alone. */
  clinicianName: string
  locale: string
  timeZone: string
}

export type FormMessage = { subject: string; body: string }

/** The one text that tells a client of a form: the same in the preview, for copying, in the mail. */
export function writeFormMessage(facts: FormMessageFacts): FormMessage {
  const { invitation } = messagesFor(parseLanguage(facts.language))
  const minutes = findAssignableForm(facts.formId)?.approxMinutes ?? 5
  const until = wordDay(facts)
  return {
    subject: invitation.subject,
    body: invitation.body({ minutes, url: facts.url, until, name: givenNameOf(facts.clinicianName) }),
  }
}

/** "4 December": a link's last day in the practice's zone. */
function wordDay({ expiresAt, locale, timeZone }: FormMessageFacts): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone }).format(expiresAt)
}
