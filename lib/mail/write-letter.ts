import 'server-only'
import { type FormMessage, type FormMessageFacts, writeFormMessage } from '@/lib/domain/form-message'
import { env } from '@/lib/env'

/** The text of a message, with the link made of its secret. */
export function writeLetter({ secret, ...facts }: Omit<FormMessageFacts, 'url'> & { secret: string }): FormMessage {
  return writeFormMessage({ ...facts, url: `${env().origin}/q/${secret}` })
}
