import 'server-only'
import type { Member } from '@/lib/auth/current-member'
import { expiryOf } from '@/lib/domain/assignment-state'
import type { MessageKind } from '@/lib/domain/delivery'
import { type FormMessage, wordFormMessage, wordLastDay } from '@/lib/domain/form-message'
import { assignableForms } from '@/lib/domain/forms'
import { LINK_MARK, type MailPreview, UNTIL_MARK } from '@/lib/domain/mail-preview'
import { findMailAccount, senderOf } from '@/lib/mail/account'

const DAYS_MAX = 30

/** What the clients of this member would read, in the words and from the sender a message would have now. */
export function previewMail({ name, practice }: Member, now: Date): MailPreview {
  const sender = senderOf({ name: practice.mailSenderName, address: practice.mailSenderAddress })
  const days = Array.from({ length: DAYS_MAX }, (_each, index) => index + 1)
  return {
    isMailOn: mayMail(practice),
    from: `${sender.name}, ${sender.address}`,
    forms: previewEach('form', name),
    reminders: previewEach('reminder', name),
    untils: Object.fromEntries(
      days.map((count) => [count, wordLastDay(expiryOf(now, count, practice.timeZone), practice)]),
    ),
  }
}

function previewEach(kind: MessageKind, clinicianName: string): Record<string, FormMessage> {
  const open = { kind, language: 'en', url: LINK_MARK, until: UNTIL_MARK, clinicianName }
  return Object.fromEntries(assignableForms.map(({ id: formId }) => [formId, wordFormMessage({ ...open, formId })]))
}

/** Whether messages of a practice leave by themselves. Nothing of a demo ever does. */
export function mayMail(practice: { isDemo: boolean }): boolean {
  return !practice.isDemo && findMailAccount() !== null
}
