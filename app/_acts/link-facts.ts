import 'server-only'
import type { Member } from '@/lib/auth/current-member'
import { showPin } from '@/lib/clients/commands/change-pin'
import type { MemberTx } from '@/lib/db/practice-db'
import { findAssignableForm } from '@/lib/domain/forms'
import { isLoopbackOrigin, type LinkFacts } from '@/lib/domain/link-facts'
import { messagesFor } from '@/lib/domain/messages/catalogue'
import { env } from '@/lib/env'
import { formatDate, type Place } from '@/lib/format/dates'
import { givenNameOf } from '@/lib/domain/given-name'

export type OpenLink = {
  assignmentId: string
  clientId: string
  instrumentId: string
  isPinRequired: boolean
  expiresAt: Date
  secret: string
}

/** All there is to pass a link on; showing its PIN is in the record. */
export async function toLinkFacts(tx: MemberTx, member: Member, link: OpenLink): Promise<LinkFacts> {
  const place: Place = { locale: member.practice.locale, timeZone: member.practice.timeZone }
  const { invitation } = messagesFor('en')
  const url = `${env().origin}/q/${link.secret}`
  const untilWords = formatDate(link.expiresAt, place, 'day')
  const minutes = findAssignableForm(link.instrumentId)?.approxMinutes ?? 5
  return {
    assignmentId: link.assignmentId,
    url,
    pin: link.isPinRequired ? (await showPin(tx, { clientId: link.clientId })).pin : null,
    untilWords,
    message: {
      subject: invitation.subject,
      body: invitation.body({ minutes, url, until: untilWords, name: givenNameOf(member.name) }),
    },
    isLoopback: isLoopbackOrigin(env().origin),
  }
}
