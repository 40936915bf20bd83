import type { FormMessage } from '@/lib/domain/form-message'
import { capitalise, countInWords } from '@/lib/domain/messages/en/words'
import type { NoticeCounts } from '@/lib/domain/notices'

/** Which wording; a notice keeps it in place of the words. */
export const NOTICE_VERSION = '1'

/** Where a notice leads: it says nothing by itself, and asks to sign in. */
export const NOTICE_PATH = '/home'

/**
 * The one text that tells a member of forms that came in: the same in the preview and in the mail. Numbers alone: it
 * stands in a mailbox, and on a lock screen.
 */
export function writeNotice({ formCount, talkCount }: NoticeCounts, url: string): FormMessage {
  return {
    subject: 'New answers are waiting',
    body: [
      [sayForms(formCount), sayTalks(formCount, talkCount)].filter(Boolean).join(' '),
      url,
      'You choose under Your account how soon you are told.',
    ].join('\n\n'),
  }
}

function sayForms(count: number): string {
  if (count === 1) return 'One form was answered and waits to be read.'
  return `${capitalise(countInWords(count))} forms were answered and wait to be read.`
}

function sayTalks(forms: number, talks: number): string {
  if (talks === 0) return ''
  if (talks > 1) return `${capitalise(countInWords(talks))} ask to talk privately first.`
  return `${forms === 1 ? 'It' : 'One'} asks to talk privately first.`
}
