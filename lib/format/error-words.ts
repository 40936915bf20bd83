import type { AppErrorCode } from '@/lib/domain/errors'

const WORDS: Record<AppErrorCode, string> = {
  BAD_INPUT: 'Some of what was entered needs another look. Nothing was lost.',
  BAD_ORIGIN: 'This request did not come from a page of this site, so nothing was done. Reload the page and try again.',
  SIGNED_OUT: 'You are signed out. Sign in again; what you typed is still on this page.',
  LOCKED: 'The screen is locked. Unlock it with your password to go on.',
  HANDED_OVER: 'This device is in use. It goes on once its owner’s password was given.',
  FORBIDDEN: 'Your role does not allow this.',
  NOT_FOUND: 'This is not here, or not yours to see.',
  CONFLICT: 'Somebody else changed this at the same time. Reload to see the newest state, then try again.',
  STALE: 'This page is older than what is stored. Reload to see the newest state, then try again.',
  TOO_MANY: 'Too many attempts. Wait a quarter of an hour and try again.',
  LINK_UNKNOWN: 'This link is not known here.',
  LINK_EXPIRED: 'This link has expired. Ask for a new one.',
  LINK_REVOKED: 'This link was withdrawn. Ask for a new one.',
  LINK_SPENT: 'This link has been used.',
  LINK_REPLACED: 'A newer link has taken the place of this one.',
  LINK_LOCKED: 'This link is locked after five wrong PINs.',
  WRONG_PIN: 'This PIN does not fit.',
  WRONG_PASSWORD: 'E-mail address or password does not fit.',
  CONTACT_FORBIDS: 'The client’s safe contact does not allow this.',
  UNAVAILABLE: 'The database does not answer just now. Nothing was lost; try again in a moment.',
}

/** The one place where an error code becomes words for a clinician. */
export function errorWords(code: AppErrorCode | 'UNEXPECTED', requestId = ''): string {
  if (code === 'UNEXPECTED') return `Something went wrong. If it happens again, report this number: ${requestId}`
  return WORDS[code]
}
