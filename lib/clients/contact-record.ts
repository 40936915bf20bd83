import 'server-only'
import { z } from 'zod'
import type { MemberTx } from '@/lib/db/practice-db'
import { checkbox, listOf, optionalLine, optionalText } from '@/lib/domain/form-fields'
import { ownReminderCountSchema } from '@/lib/domain/reminders'
import { CONTACT_CHOICES, type SafeContact, safeContactSchema } from '@/lib/domain/safe-contact'

/** The fields of "How may we reach them?" as a form sends them: those of another choice may still be filled in. */
const contactFields = {
  choice: z.enum(CONTACT_CHOICES, 'Choose how they may be reached').default('session'),
  email: optionalLine(254),
  phone: optionalLine(40),
  channels: listOf(z.string().max(20), 8),
  times: optionalText(500),
  mayLeaveMessage: checkbox,
  codeName: optionalLine(80),
  instructions: optionalText(2000),
  reminderCount: ownReminderCountSchema,
}

type ContactForm = z.infer<z.ZodObject<typeof contactFields>>

/** `reminderCount`: how many they want of a form at most; null or left out: as the practice does. */
export type ContactRecord = { contact: SafeContact; instructions: string; reminderCount?: number | null }

/**
 * The part of a form that says how someone may be reached. Only what belongs to the choice made is kept: an address
 * typed and then taken back by choosing "In session only" is not stored.
 */
export const contactPart = z
  .object(contactFields)
  .transform((form, context) => ({ record: toContactRecord(form, context) }))

function toContactRecord(form: ContactForm, context: z.RefinementCtx): ContactRecord {
  const { choice, email, phone, channels, times, mayLeaveMessage, codeName, instructions } = form
  const fields = {
    session: { choice, codeName },
    email: { choice, email, codeName },
    details: { choice, channels, email, phone, times, mayLeaveMessage, codeName },
  }[choice]
  const parsed = safeContactSchema.safeParse(fields)
  if (parsed.success) {
    return {
      contact: parsed.data,
      instructions: choice === 'details' ? instructions : '',
      reminderCount: choice === 'session' ? null : form.reminderCount,
    }
  }
  for (const issue of parsed.error.issues) {
    context.addIssue({ code: 'custom', path: [...issue.path], message: issue.message, input: form })
  }
  return z.NEVER
}

/** The columns a contact record fills, addresses sealed and hashed. */
export function toContactColumns(
  tx: MemberTx,
  clientId: string,
  { contact, instructions, reminderCount = null }: ContactRecord,
) {
  const email = 'email' in contact ? contact.email : null
  const phone = 'phone' in contact ? contact.phone : null
  const isDetailed = contact.choice === 'details'
  const words = { codeName: contact.codeName ?? '', instructions }
  return {
    choice: contact.choice,
    channels: isDetailed ? [...new Set(contact.channels)] : contact.choice === 'email' ? ['email'] : [],
    reminderCount,
    times: (isDetailed && contact.times) || '',
    mayLeaveMessage: isDetailed && contact.mayLeaveMessage,
    emailSealed: email ? tx.seal(contactPlace(clientId, 'email'), email) : null,
    emailHash: email ? tx.keyedHash(foldEmail(email)) : null,
    phoneSealed: phone ? tx.seal(contactPlace(clientId, 'phone'), phone) : null,
    phoneHash: phone ? tx.keyedHash(foldPhone(phone)) : null,
    instructionsSealed:
      words.codeName || words.instructions
        ? tx.seal(contactPlace(clientId, 'instructions'), JSON.stringify(words))
        : null,
  }
}

/** Where a part of the contact record is sealed. */
export function contactPlace(clientId: string, column: 'email' | 'phone' | 'instructions') {
  return { table: 'safe_contact', column, rowId: clientId }
}

/** What was sealed as instructions; older or foreign shapes give blanks. */
export function readInstructions(text: string): { codeName: string; instructions: string } {
  return instructionsSchema.catch({ codeName: '', instructions: '' }).parse(JSON.parse(text))
}

const instructionsSchema = z.object({ codeName: z.string(), instructions: z.string() })

/** A mailbox is the same in any case. */
function foldEmail(email: string): string {
  return `email:${email.trim().toLowerCase()}`
}

/** The same phone however it is written: 0044 20 7946 0018, +44 (0)20 7946 0018 and 020 7946 0018 end alike. */
export function foldPhone(phone: string): string {
  const digits = phone.replace(/\(0\)/g, '').replace(/\D/g, '')
  return `phone:${digits.slice(-9)}`
}
