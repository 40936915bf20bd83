import { checkIn } from '@/lib/domain/messages/en/check-in'
import { entry, invitation, page, problems, reminder } from '@/lib/domain/messages/en/entry'
import { intro } from '@/lib/domain/messages/en/intro'
import { question } from '@/lib/domain/messages/en/question'
import { closing, review } from '@/lib/domain/messages/en/review'
import { help, safety } from '@/lib/domain/messages/en/safety'
import type { Messages } from '@/lib/domain/messages/message-types'

export const en: Messages = {
  htmlLanguage: 'en-GB',
  direction: 'ltr',
  page,
  invitation,
  reminder,
  entry,
  problems,
  intro,
  question,
  checkIn,
  review,
  closing,
  help,
  safety,
}
