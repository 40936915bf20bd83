import 'server-only'
import { makeCode } from '@/lib/assignments/commands/codes'
import type { Member } from '@/lib/auth/current-member'
import { showPin } from '@/lib/clients/commands/change-pin'
import type { MemberTx } from '@/lib/db/practice-db'
import type { MessageKind } from '@/lib/domain/delivery'
import { wordLastDay, writeFormMessage } from '@/lib/domain/form-message'
import { isLoopbackOrigin, type LinkFacts } from '@/lib/domain/link-facts'
import { showCode } from '@/lib/domain/short-code'
import { env } from '@/lib/env'
import { formatTime } from '@/lib/format/dates'

export type OpenLink = {
  assignmentId: string
  clientId: string
  instrumentId: string
  isPinRequired: boolean
  expiresAt: Date
  secret: string
}

/** All there is to pass a link on, a short code of its own included; showing its PIN is in the record. */
export async function toLinkFacts(
  tx: MemberTx,
  member: Member,
  link: OpenLink,
  way: { sending?: string | null; to?: string | null; kind?: MessageKind } = {},
): Promise<LinkFacts> {
  const { locale, timeZone } = member.practice
  const { expiresAt } = link
  const url = `${env().origin}/q/${link.secret}`
  const { code, until } = await makeCode(tx, link)
  const facts = { formId: link.instrumentId, language: 'en', url, expiresAt, locale, timeZone }
  return {
    assignmentId: link.assignmentId,
    url,
    pin: link.isPinRequired ? (await showPin(tx, { clientId: link.clientId })).pin : null,
    untilWords: wordLastDay(expiresAt, member.practice),
    code: { words: showCode(code), untilWords: formatTime(until, member.practice), page: `${env().origin}/q/code` },
    message: writeFormMessage({ ...facts, kind: way.kind ?? 'form', clinicianName: member.name }),
    sending: way.sending ?? null,
    to: way.to ?? null,
    isLoopback: isLoopbackOrigin(env().origin),
  }
}
