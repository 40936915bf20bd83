import 'server-only'
import type {
  AttentionGroup,
  AttentionLine,
  NextStep,
  ReasonLine,
  SetAsideLine,
} from '@/components/home/attention-line'
import type { AttentionClient, SetAside } from '@/lib/attention/queries'
import { type AnswerSource, type AttentionReason, isDismissibleReason, maxSnoozeDays } from '@/lib/domain/attention'
import { addDays } from '@/lib/domain/wall-time'
import { explainReason } from '@/lib/format/attention-why'
import { ATTENTION_KINDS, formatReason, formatReasonPlain, type WordsPlace } from '@/lib/format/attention-words'
import { shortenColleague } from '@/lib/format/client-words'
import { formatDate, formatDateSince } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'

/** One page of the list, in groups by the kind of each client's most pressing reason. */
export function toGroups(clients: readonly AttentionClient[], at: WordsPlace): AttentionGroup[] {
  const groups: AttentionGroup[] = []
  for (const client of clients) {
    const first = client.reasons[0]
    if (!first) continue
    const kind = ATTENTION_KINDS[first.code]
    const line = toLine(client, first, at)
    const group = groups.at(-1)
    if (group?.kind === kind) group.lines.push(line)
    else groups.push({ kind, lines: [line] })
  }
  return groups
}

/** "Five sessions today. 14 clients need attention." */
export function leadOf(sessions: number, needing: number, locale: string): string {
  const today =
    sessions === 0
      ? 'No sessions today.'
      : `${startWith(sessions, locale)} ${sessions === 1 ? 'session' : 'sessions'} today.`
  if (needing === 0) return `${today} Nobody needs attention.`
  return `${today} ${startWith(needing, locale)} ${needing === 1 ? 'client needs' : 'clients need'} attention.`
}

export function toSetAsideLine(each: SetAside, { place, today }: WordsPlace): SetAsideLine {
  const by = `${shortenColleague(each.byName)}, ${formatDate(each.decidedAt, place)}`
  const until = each.untilOn ? formatDateSince(each.untilOn, place, today) : ''
  return {
    decisionId: each.decisionId,
    name: each.name,
    href: `/clients/${each.clientId}`,
    words: formatReasonPlain(each.reason, { place, today }),
    decidedWords: each.kind === 'snoozed' ? `Put off until ${until} by ${by}` : `Dismissed by ${by}`,
    reason: each.words,
  }
}

function toLine(client: AttentionClient, first: AttentionReason, at: WordsPlace): AttentionLine {
  const { clientId, name, reasons } = client
  return {
    clientId,
    name,
    href: `/clients/${clientId}`,
    reasons: reasons.map((reason, index) => toReasonLine(clientId, reason, at, index === 0)),
    step: stepOf(clientId, first),
  }
}

const USUAL_SNOOZE_DAYS = 7

function toReasonLine(clientId: string, reason: AttentionReason, at: WordsPlace, isFirst: boolean): ReasonLine {
  return {
    key: reason.key,
    words: formatReason(reason, at, isFirst),
    why: explainReason(reason, at),
    source: sourceOf(clientId, reason),
    canDismiss: isDismissibleReason(reason.code),
    snooze: {
      first: addDays(at.today, 1),
      usual: addDays(at.today, USUAL_SNOOZE_DAYS),
      last: addDays(at.today, maxSnoozeDays(reason.code)),
    },
  }
}

function sourceOf(clientId: string, reason: AttentionReason): ReasonLine['source'] {
  switch (reason.code) {
    case 'PRIVATE_TALK':
    case 'SAFETY_REVIEW':
    case 'UNREVIEWED':
    case 'TRAITS_UP':
    case 'BOTH_DOWN':
      return reason.facts.source && { href: answersHref(clientId, reason.facts.source), words: 'Open the answers' }
    case 'CHECKIN_LOW':
    case 'CHECKIN_DOWN':
      return { href: checkInHref(clientId, reason.facts.checkInId), words: 'Open the answers' }
    case 'PIN_LOCKED':
    case 'MISSED_TWICE':
      return { href: `/clients/${clientId}#forms`, words: 'Open the forms' }
    case 'MESSAGES_STOPPED':
    case 'CONTACT_RECONFIRM':
      return { href: `/clients/${clientId}/edit#contact`, words: 'Open safe contact' }
  }
}

function answersHref(clientId: string, source: AnswerSource): string {
  return source.kind === 'check-in' ? checkInHref(clientId, source.id) : `/clients/${clientId}/results/${source.id}`
}

function checkInHref(clientId: string, checkInId: string): string {
  return `/clients/${clientId}/check-ins/${checkInId}`
}

/** The one act that settles the most pressing reason, or the page where it is settled. */
function stepOf(clientId: string, reason: AttentionReason): NextStep {
  const to = (rest: string, words: string): NextStep => ({ kind: 'link', href: `/clients/${clientId}${rest}`, words })
  switch (reason.code) {
    case 'PRIVATE_TALK':
      return { kind: 'spoken', flagId: reason.facts.flagId }
    case 'SAFETY_REVIEW':
      return to('#safety', 'Open review')
    case 'PIN_LOCKED':
      return to('/edit#pin', 'New PIN')
    case 'MESSAGES_STOPPED':
      return to('/edit#contact', 'Change contact')
    case 'UNREVIEWED':
      return to(`/notes/new?cite=${reason.facts.source.id}`, 'Review and note')
    case 'CHECKIN_LOW':
    case 'CHECKIN_DOWN':
      return to(`/check-ins/${reason.facts.checkInId}`, 'Read check-in')
    case 'TRAITS_UP':
    case 'BOTH_DOWN':
      return to('', 'Open story')
    case 'MISSED_TWICE':
      return reason.facts.isScheduled ? to('#schedules', 'Change schedule') : to('#forms', 'Open forms')
    case 'CONTACT_RECONFIRM':
      return { kind: 'confirm' }
  }
}

const SMALL = ['', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine']

/** A number that begins a sentence: in letters up to nine. */
function startWith(count: number, locale: string): string {
  return SMALL[count] ?? formatCount(count, locale)
}
