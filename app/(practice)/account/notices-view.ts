import 'server-only'
import { mayMail } from '@/app/_acts/preview-mail'
import type { NoticesSettingProps } from '@/components/entry/notices-setting'
import type { Member } from '@/lib/auth/current-member'
import { formatNotice, wordMuteness } from '@/lib/format/notice-words'
import { nameTimeZone } from '@/lib/format/place-names'
import { senderOf } from '@/lib/mail/account'
import { writeNoticeLetter } from '@/lib/mail/write-letter'
import type { OwnNotices } from '@/lib/notices/queries'

/** Shown while nothing waits. */
const EXAMPLE = { formCount: 2, talkCount: 1 }

/** What a member's page says of notices to them: the setting, where they go, the exact words, what became of the last. */
export function viewNotices(
  { noticePace, noticeAt, last, waiting }: OwnNotices,
  { email, practice }: Member,
): Omit<NoticesSettingProps, 'action'> {
  const sender = senderOf({ name: practice.mailSenderName, address: practice.mailSenderAddress })
  const isAnyWaiting = waiting.formCount > 0
  return {
    chosen: { noticePace, noticeAt },
    zone: nameTimeZone(practice.timeZone),
    mute: mayMail(practice) ? null : wordMuteness(practice.isDemo),
    to: email,
    last: formatNotice(last, practice),
    preview: {
      isExample: !isAnyWaiting,
      from: `${sender.name}, ${sender.address}`,
      message: writeNoticeLetter(isAnyWaiting ? waiting : EXAMPLE),
    },
  }
}
