import type { CrisisContactKind, Messages } from '@/lib/domain/messages/message-types'

/** A number we know the words for, or one a practice wrote itself. */
export type CrisisContact =
  | { kind: Exclude<CrisisContactKind, 'local-emergency'>; number: string }
  | { kind: 'local-emergency' }
  | { kind: 'own'; number: string; note: string }

/** One line under Help: a bold title, what it is, and the number to dial where it can be dialled. */
export type CrisisContactLine = { title: string; note: string; dial: string | null }

/**
 * Where to turn in a crisis, by country (ISO 3166-1 alpha-2; "UK" is read as GB). A practice may replace them. Any
 * other country: the words "your local emergency number", since a wrong number is worse than none.
 */
export function listDefaultCrisisContacts(country: string): readonly CrisisContact[] {
  switch (country.trim().toUpperCase()) {
    case 'US':
      return [
        { kind: 'emergency', number: '911' },
        { kind: 'talk-line', number: '988' },
        { kind: 'helpline', number: '1-800-799-7233' },
      ]
    case 'GB':
    case 'UK':
      return [
        { kind: 'emergency', number: '999' },
        { kind: 'helpline', number: '0808 2000 247' },
      ]
    default:
      return [{ kind: 'local-emergency' }]
  }
}

/** The contact as it stands under Help, in the respondent's language. */
export function describeCrisisContact(contact: CrisisContact, messages: Messages): CrisisContactLine {
  if (contact.kind === 'own') {
    return { title: contact.number, note: contact.note, dial: toDialString(contact.number) }
  }
  const words = messages.help.contacts[contact.kind]
  const number = contact.kind === 'local-emergency' ? null : contact.number
  return { title: number ?? words.title ?? '', note: words.note, dial: number === null ? null : toDialString(number) }
}

function toDialString(number: string): string | null {
  const dial = number.replaceAll(/[\s().-]/g, '')
  return /^\+?\d{2,15}$/.test(dial) ? dial : null
}
