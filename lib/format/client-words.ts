import type { EpisodeEndReason } from '@/lib/domain/caseload'
import type { ConfirmState, ContactChannel, ContactChoice } from '@/lib/domain/safe-contact'
import type { LocalDate } from '@/lib/domain/wall-time'
import { formatDateSince, type Place } from '@/lib/format/dates'

export const CHANNEL_WORDS: Record<ContactChannel, string> = {
  email: 'E-mail',
  phone: 'Phone call',
  text: 'Text message',
  post: 'Post',
}

export const END_REASON_WORDS: Record<EpisodeEndReason, string> = {
  completed: 'Ended as planned',
  'did-not-return': 'Did not return',
  moved: 'Moved away',
  referred: 'Referred to someone else',
  other: 'Another reason',
}

export type ContactInWords = {
  choice: ContactChoice
  channels: readonly ContactChannel[]
  times: string
  mayLeaveMessage: boolean
  codeName: string
  stopped: { by: 'client' | 'practice'; what: 'reminders' | 'all' } | null
  /** Null: as the practice does, which need not be said. */
  reminderCount: number | null
}

const REMINDER_WISHES = ['No reminders, as they asked', 'At most one reminder', 'At most two reminders']

/** What a client may be asked about reminders, as choices of a form. */
export const REMINDER_CHOICES = [
  { value: '', label: 'As the practice does' },
  { value: '0', label: 'None' },
  { value: '1', label: 'At most one' },
  { value: '2', label: 'At most two' },
]

/**
 * How a client may be reached: "E-mail, any time", "In session only", "Phone call or text message, mornings. No message
 * left." A stop is said first, since it is what counts.
 */
export function formatContact(contact: ContactInWords | null): string {
  if (!contact) return 'No record yet: in session only'
  const { stopped } = contact
  if (stopped?.what === 'all') {
    return stopped.by === 'client' ? 'All contact stopped by the client' : 'All contact stopped'
  }
  const words = [formatChoice(contact)]
  if (stopped) words.push(stopped.by === 'client' ? 'Reminders stopped by the client' : 'Reminders stopped')
  else words.push(formatWish(contact))
  return words.filter(Boolean).join('. ')
}

/** Where no message goes, nothing reminds of it, whatever was wished. */
function formatWish({ choice, channels, reminderCount }: ContactInWords): string {
  const hasMail = choice === 'email' || (choice === 'details' && channels.includes('email'))
  return (hasMail && reminderCount !== null && REMINDER_WISHES[reminderCount]) || ''
}

function formatChoice({ choice, channels, times, mayLeaveMessage, codeName }: ContactInWords): string {
  const name = codeName ? `. As “${codeName}”` : ''
  if (choice === 'session') return `In session only${name}`
  if (choice === 'email') return `E-mail, any time${name}`
  const ways = channels.map((channel) => CHANNEL_WORDS[channel])
  const listed = ways.map((way, index) => (index === 0 ? way : way.toLowerCase())).join(' or ')
  const when = times ? `, ${lowerFirst(times)}` : ''
  const takesCalls = channels.includes('phone')
  const message = takesCalls ? (mayLeaveMessage ? '. A message may be left' : '. No message left') : ''
  return `${listed}${when}${message}${name}`
}

/** "Confirmed 28 October", and from day 90 what is asked. */
export function formatConfirmed(
  contact: { confirmedOn: LocalDate; confirmState: ConfirmState },
  place: Place,
  today: LocalDate,
): string {
  const on = formatDateSince(contact.confirmedOn, place, today)
  if (contact.confirmState === 'ok') return `Confirmed ${on}`
  return contact.confirmState === 'ask' ? `Confirmed ${on}: ask again` : `Confirmed ${on}: ask before sending anything`
}

/** "Shares a phone number with Bettina Corvane", without the name, which the screen puts into its own mark. */
export function formatSharing(by: readonly ('email' | 'phone')[]): string {
  if (by.length === 2) return 'Shares a mailbox and a phone number with'
  return by[0] === 'email' ? 'Shares a mailbox with' : 'Shares a phone number with'
}

/** A colleague in a narrow column: "I. Calder" for Ines Calder; a single name stays whole. */
export function shortenColleague(name: string): string {
  const [first = '', ...rest] = name.trim().split(/\s+/u)
  if (rest.length === 0) return first
  const [letter] = graphemes.segment(first)
  return `${letter?.segment ?? ''}. ${rest.join(' ')}`
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

function lowerFirst(text: string): string {
  const [first = '', second = ''] = text
  // "MON to FRI" and "I ring" keep their capitals.
  return second === second.toUpperCase() ? text : first.toLowerCase() + text.slice(first.length)
}
