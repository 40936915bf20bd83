import { z } from 'zod'
import { neededLine, optionalLine } from '@/lib/domain/form-fields'
import { mailAddress } from '@/lib/domain/mail-address'
import { findPasswordFault, PASSWORD_MAX, PASSWORD_MIN, type PasswordFault } from '@/lib/domain/password-rules'
import { ROLES } from '@/lib/domain/permissions'

/** An address to sign in with, in small letters, at most 254 characters. */
export const emailField = mailAddress({
  missing: 'Enter an e-mail address',
  tooLong: 'Shorten this to 254 characters or fewer',
})

/** The name colleagues read. */
export const personName = neededLine(120, 'Enter the name colleagues know')

/** "Psychotherapist", "Counsellor"; may be blank. */
export const professionalTitle = optionalLine(80)

export const roleField = z.enum(ROLES, 'Choose a role')

/** A password as typed, to be compared with a stored one: bounded, and nothing else is said about it. */
export const typedPassword = z
  .string('Enter the password')
  .min(1, 'Enter the password')
  .max(PASSWORD_MAX * 4, 'No password here is that long')

/** A password about to be chosen; what is wrong with it is judged with the words that name its owner. */
export const chosenPassword = z
  .string('Choose a password')
  .min(1, 'Choose a password')
  .max(PASSWORD_MAX * 4, `Use at most ${PASSWORD_MAX} characters`)

const FAULT_WORDS: Record<PasswordFault, string> = {
  TOO_SHORT: `Use at least ${PASSWORD_MIN} characters; a few unrelated words are easy to remember`,
  TOO_LONG: `Use at most ${PASSWORD_MAX} characters`,
  TOO_COMMON: 'This one is among those tried first by anyone who guesses; choose another',
  TOO_REPETITIVE: 'Use more different characters',
  NAMES_YOU: 'This is mostly your name, address or practice; choose something nobody connects with you',
}

/**
 * What to do about a password somebody wants to choose, in words; null when it will do.
 * @param own the e-mail address, the name, the practice's name
 */
export function wordPasswordFault(password: string, own: readonly string[]): string | null {
  const parts = own.flatMap((text) => [text, ...text.split('@')])
  const fault = findPasswordFault(password, parts)
  return fault && FAULT_WORDS[fault]
}
