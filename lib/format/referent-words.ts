import type { ContactLevel, ReferentKind } from '@/lib/domain/referents'

const KINDS: Record<ReferentKind, string> = {
  partner: 'Partner',
  'ex-partner': 'Ex-partner',
  parent: 'Parent',
  'adult-child': 'Adult child',
  sibling: 'Sibling',
  friend: 'Friend',
  colleague: 'Colleague',
  other: 'Someone else',
}

const CONTACT: Record<ContactLevel, string> = { often: 'Often', little: 'A little', none: 'Not at all' }

export const REFERENT_UNCONFIRMED = 'To be confirmed'

/** "Partner", or "Partner (D.)" where the clinician may see the client's hint. */
export function formatReferent(referent: { kind: ReferentKind; hint?: string | null } | null): string {
  if (!referent) return REFERENT_UNCONFIRMED
  return referent.hint ? `${KINDS[referent.kind]} (${referent.hint})` : KINDS[referent.kind]
}

/** How much they were in touch in the form's period. */
export function formatContact(contact: ContactLevel | null): string {
  return contact ? CONTACT[contact] : 'Not answered'
}
