import { z } from 'zod'
import { mailAddress } from '@/lib/domain/mail-address'
import { plainLineSchema, plainTextSchema } from '@/lib/domain/plain-text'
import { daysBetween, type LocalDate } from '@/lib/domain/wall-time'

/** "How may we reach them?" In session only unless the client says otherwise. */
export const CONTACT_CHOICES = ['session', 'email', 'details'] as const

export type ContactChoice = (typeof CONTACT_CHOICES)[number]

export const CONTACT_CHANNELS = ['email', 'phone', 'text', 'post'] as const

export type ContactChannel = (typeof CONTACT_CHANNELS)[number]

export const CONFIRM_AFTER_DAYS = 90
export const PAUSE_AFTER_DAYS = 120

const EMAIL_ERROR = 'Enter an address with an @, such as name@example.org'
const PHONE_ERROR = 'Enter a phone number, digits and spaces only'

const email = mailAddress()
const phone = z
  .string()
  .trim()
  .regex(/^\+?[\d ().-]{5,30}$/, PHONE_ERROR)

/** A safe-contact record as it is written down. A chosen channel needs its address. */
export const safeContactSchema = z.discriminatedUnion('choice', [
  z.strictObject({ choice: z.literal('session'), codeName: optional(plainLineSchema(80)) }),
  z.strictObject({ choice: z.literal('email'), email, codeName: optional(plainLineSchema(80)) }),
  z
    .strictObject({
      choice: z.literal('details'),
      channels: z.array(z.enum(CONTACT_CHANNELS)).min(1, 'Choose at least one way').max(8),
      email: optional(email),
      phone: optional(phone),
      times: optional(plainTextSchema(500)),
      mayLeaveMessage: z.boolean().default(false),
      codeName: optional(plainLineSchema(80)),
    })
    .superRefine((contact, context) => {
      if (contact.channels.includes('email') && !contact.email) {
        context.addIssue({ code: 'custom', path: ['email'], message: EMAIL_ERROR })
      }
      if ((contact.channels.includes('phone') || contact.channels.includes('text')) && !contact.phone) {
        context.addIssue({ code: 'custom', path: ['phone'], message: PHONE_ERROR })
      }
    }),
])

export type SafeContact = z.output<typeof safeContactSchema>

export type ConfirmState = 'ok' | 'ask' | 'paused'

/** Whether it is time to ask "still the same?": asked from day 90, schedules and reminders pause from day 120. */
export function confirmState(confirmedOn: LocalDate, today: LocalDate): ConfirmState {
  const days = daysBetween(confirmedOn, today)
  if (days >= PAUSE_AFTER_DAYS) return 'paused'
  return days >= CONFIRM_AFTER_DAYS ? 'ask' : 'ok'
}

/** What decides whether something may be sent; null stands for a client whose record was never made. */
export type ContactFacts = {
  choice: ContactChoice
  channels: readonly ContactChannel[]
  confirmedOn: LocalDate
  /** Who stopped what, and has not been asked again since. */
  stopped: { by: 'client' | 'practice'; what: 'reminders' | 'all' } | null
  /** How often at most they want to be reminded of a form; 0: never, null or left out: as the practice does. */
  reminderCount?: number | null
} | null

/** message: we send it. reminder, scheduled: we send it later by ourselves. copy, show, handover: a person does. */
export type SendingWay = 'message' | 'reminder' | 'scheduled' | 'copy' | 'show' | 'handover'

export type SendingRefusal = 'NO_RECORD' | 'SESSION_ONLY' | 'NO_EMAIL' | 'STOPPED' | 'REMINDERS_STOPPED' | 'PAUSED'

/** Long after the record was last gone through with the client, these wait until it has been. */
const BY_ITSELF: ReadonlySet<SendingWay> = new Set(['reminder', 'scheduled'])

/** `askFirst`: say "Is this how they asked?" before the link leaves the room by hand. */
export type SendingDecision = { isAllowed: true; askFirst: boolean } | { isAllowed: false; reason: SendingRefusal }

/** Whether a form or reminder may go this way. Nothing is sent without the record, or against it. */
export function decideSending(contact: ContactFacts, way: SendingWay, today: LocalDate): SendingDecision {
  if (way === 'show' || way === 'handover') return { isAllowed: true, askFirst: false }
  if (way === 'copy') return { isAllowed: true, askFirst: true }
  if (!contact) return refuse('NO_RECORD')
  if (contact.stopped?.what === 'all') return refuse('STOPPED')
  if (contact.choice === 'session') return refuse('SESSION_ONLY')
  if (contact.choice === 'details' && !contact.channels.includes('email')) return refuse('NO_EMAIL')
  if (way === 'reminder' && (contact.stopped || contact.reminderCount === 0)) return refuse('REMINDERS_STOPPED')
  if (BY_ITSELF.has(way) && confirmState(contact.confirmedOn, today) === 'paused') return refuse('PAUSED')
  return { isAllowed: true, askFirst: false }
}

function refuse(reason: SendingRefusal): SendingDecision {
  return { isAllowed: false, reason }
}

/** A field a form may leave blank: blank and missing are null. */
function optional<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value === undefined || value === '' ? null : value), schema.nullable())
}
