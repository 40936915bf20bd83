import type { MessageKind } from '@/lib/domain/delivery'
import { findAssignableForm } from '@/lib/domain/forms'
import { givenNameOf } from '@/lib/domain/given-name'
import { messagesFor } from '@/lib/domain/messages/catalogue'
import { parseLanguage } from '@/lib/domain/messages/languages'

/** What of a message is kept: which text, in which wording. The text itself is written when it leaves. */
export const TEMPLATES: Record<MessageKind, { template: string; version: string }> = {
  form: { template: 'form-ready', version: '1' },
  reminder: { template: 'form-reminder', version: '1' },
}

export type FormMessageFacts = {
  /** The form itself unless said otherwise. */
  kind?: MessageKind
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
export function writeFormMessage({ expiresAt, locale, timeZone, ...facts }: FormMessageFacts): FormMessage {
  return wordFormMessage({ ...facts, until: wordLastDay(expiresAt, { locale, timeZone }) })
}

type WordFacts = Omit<FormMessageFacts, 'expiresAt' | 'locale' | 'timeZone'> & { until: string }

/** The same with its last day in words already. */
export function wordFormMessage({
  kind = 'form',
  formId,
  language,
  url,
  clinicianName,
  until,
}: WordFacts): FormMessage {
  const messages = messagesFor(parseLanguage(language))
  const text = kind === 'reminder' ? messages.reminder : messages.invitation
  const minutes = findAssignableForm(formId)?.approxMinutes ?? 5
  return {
    subject: text.subject,
    body: text.body({ minutes, url, until, name: givenNameOf(clinicianName) }),
  }
}

/** "4 December": a link's last day in the practice's zone. */
export function wordLastDay(expiresAt: Date, { locale, timeZone }: { locale: string; timeZone: string }): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone }).format(expiresAt)
}
