import { z } from 'zod'

const MALFORMED = 'Enter an address with an @, such as name@example.org'

/**
 * An e-mail address: trimmed, judged as it was typed, and then written small. In this order, for a few letters of other
 * alphabets turn into plain ones when written small, and the message would go to another mailbox.
 */
export function mailAddress(words: { missing?: string; tooLong?: string } = {}) {
  return z
    .string(words.missing ?? MALFORMED)
    .trim()
    .max(254, words.tooLong ?? MALFORMED)
    .pipe(z.email({ error: MALFORMED }))
    .transform((address) => address.toLowerCase())
}
