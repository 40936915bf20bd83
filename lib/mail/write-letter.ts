import 'server-only'
import { type FormMessage, type FormMessageFacts, writeFormMessage } from '@/lib/domain/form-message'
import { NOTICE_PATH, writeNotice } from '@/lib/domain/notice-message'
import type { NoticeCounts } from '@/lib/domain/notices'
import { env } from '@/lib/env'

/** The text of a message, with the link made of its secret. */
export function writeLetter({ secret, ...facts }: Omit<FormMessageFacts, 'url'> & { secret: string }): FormMessage {
  return writeFormMessage({ ...facts, url: `${env().origin}/q/${secret}` })
}

/** The text of a notice, with where it leads. */
export function writeNoticeLetter(counts: NoticeCounts): FormMessage {
  return writeNotice(counts, `${env().origin}${NOTICE_PATH}`)
}
