import type { AnswerSource, AttentionCode, AttentionFacts, AttentionReason } from '@/lib/domain/attention'
import { CHECK_IN } from '@/lib/domain/check-in'
import { formTitle } from '@/lib/domain/forms'
import { daysBetween, type LocalDate } from '@/lib/domain/wall-time'
import { BOTH_FELL, formatErrorClause } from '@/lib/format/change-words'
import { CHECK_IN_LABELS } from '@/lib/format/check-in-words'
import { formatDate, formatDateSince, type Place } from '@/lib/format/dates'
import { formatScore } from '@/lib/format/numbers'
import { formatContact } from '@/lib/format/referent-words'
import type { SentencePart } from '@/lib/format/summary-sentence'

/**
 * A reason on Home: `lead` is the fact with its date, in bold where the reason is a client's first; `rest` follows it, and
 * `more`, which may be blank, stands quieter.
 */
export type ReasonWords = { lead: SentencePart[]; rest: string; more: string }

/** What a reason is called in the margin of Home. Codes of one kind share its words. */
export const ATTENTION_KINDS: Record<AttentionCode, string> = {
  PRIVATE_TALK: 'Private talk',
  SAFETY_REVIEW: 'Safety review',
  PIN_LOCKED: 'Contact stopped',
  MESSAGES_STOPPED: 'Contact stopped',
  UNREVIEWED: 'Unread past promise',
  CHECKIN_LOW: 'Check-in',
  CHECKIN_DOWN: 'Check-in',
  TRAITS_UP: 'Traits higher',
  BOTH_DOWN: 'Both fell',
  MISSED_TWICE: 'Missed twice',
  CONTACT_RECONFIRM: 'Confirm contact',
}

export type WordsPlace = { place: Place; today: LocalDate }

/**
 * A reason in plain words, from the facts stored with it. Never a guess at why anything is so.
 * @param isUnderKind it stands beside its kind in the margin, which need not be said again
 */
export function formatReason(reason: AttentionReason, at: WordsPlace, isUnderKind = false): ReasonWords {
  const day = (date: LocalDate) => formatDateSince(date, at.place, at.today)
  switch (reason.code) {
    case 'PRIVATE_TALK':
      return say('Asked to talk privately first', `in the ${formOf(reason.facts.source, day)}. ${SPEAK_ALONE}`)
    case 'SAFETY_REVIEW':
      return sayReview(reason.facts, day, isUnderKind)
    case 'PIN_LOCKED':
      return say(
        `Five wrong PINs on ${day(reason.facts.on)}:`,
        'the client, or someone else. Speak before sending again.',
      )
    case 'MESSAGES_STOPPED':
      return sayStopped(reason.facts, day)
    case 'UNREVIEWED':
      return sayUnread(reason.facts, at)
    case 'CHECKIN_LOW':
      return sayLow(reason.facts, day)
    case 'CHECKIN_DOWN':
      return sayDown(reason.facts, day)
    case 'TRAITS_UP':
      return sayTraitsUp(reason.facts, at)
    case 'BOTH_DOWN':
      return sayBothDown(reason.facts, at)
    case 'MISSED_TWICE':
      return sayMissed(reason.facts, day)
    case 'CONTACT_RECONFIRM':
      return sayReconfirm(reason.facts, at, isUnderKind)
  }
}

/** The same as one plain text, for a name, a title or a message. */
export function formatReasonPlain(reason: AttentionReason, at: WordsPlace): string {
  const { lead, rest, more } = formatReason(reason, at)
  const text = lead.map((part) => (part.kind === 'text' ? part.text : `${part.from} → ${part.to}`)).join('')
  return [text, rest, more].filter(Boolean).join(' ')
}

const SPEAK_ALONE = 'Consider speaking alone before discussing results.'

type Day = (date: LocalDate) => string

function say(lead: string, rest: string, more = ''): ReasonWords {
  return { lead: [{ kind: 'text', text: lead }], rest, more }
}

function formOf(source: AnswerSource, day: Day): string {
  return `${source.kind === 'check-in' ? 'check-in' : formTitle(source.formId)} of ${day(source.on)}`
}

function sayReview(
  { openedOn, renewedOn, source }: AttentionFacts['SAFETY_REVIEW'],
  day: Day,
  isUnderKind: boolean,
): ReasonWords {
  const isRenewed = renewedOn !== null && renewedOn !== openedOn
  const by = source ? ` by the ${formOf(source, day)}` : ''
  const renewed = isRenewed && renewedOn ? `Renewed${by || ` on ${day(renewedOn)}`}. ` : ''
  return say(
    `${isUnderKind ? 'Open' : 'Safety review open'} since ${day(openedOn)}.`,
    `${renewed}${SPEAK_ALONE}`,
    'Answers are folded until the review is closed.',
  )
}

function sayStopped({ by, what, on, openForm }: AttentionFacts['MESSAGES_STOPPED'], day: Day): ReasonWords {
  if (what === 'all') {
    const who = by === 'client' ? 'Stopped all contact' : 'All contact was stopped here'
    return say(`${who} on ${day(on)}.`, 'Nothing is sent until contact is agreed again.')
  }
  const who = by === 'client' ? 'Stopped reminders' : 'Reminders were stopped here'
  const open = openForm
    ? `The form sent on ${day(openForm.sentOn)} stays open until ${day(openForm.expiresOn)}.`
    : 'Forms can still be sent; nothing reminds of them.'
  return say(`${who} on ${day(on)}.`, open)
}

function sayUnread({ source, promisedOn }: AttentionFacts['UNREVIEWED'], { place }: WordsPlace): ReasonWords {
  const title = source.kind === 'check-in' ? 'Check-in' : formTitle(source.formId)
  return say(
    `${title} completed ${formatDate(source.on, place, 'long')}.`,
    `The promise passed on ${formatDate(promisedOn, place, 'long')}.`,
  )
}

function sayLow({ on, ratings, previousOn }: AttentionFacts['CHECKIN_LOW'], day: Day): ReasonWords {
  const now = ratings.map((each, index) => `${labelOf(each.measure, index)} ${each.value} of ${CHECK_IN.ratingMax}`)
  const before = ratings.map((each) => each.previous)
  const isKnown = previousOn !== null && before.every((each) => each !== null)
  const was = isKnown ? `${before.length > 1 ? 'were' : 'was'} ${before.join(' and ')} on ${day(previousOn)}.` : ''
  return say(`${now.join(' and ')} on ${day(on)}${was ? ',' : '.'}`, was)
}

function sayDown({ on, ratings, previousOn, contact }: AttentionFacts['CHECKIN_DOWN'], day: Day): ReasonWords {
  const fell = ratings.map(
    (each, index) => `${labelOf(each.measure, index)} fell from ${each.previous} to ${each.value}`,
  )
  const between = previousOn ? `between ${day(previousOn)} and ${day(on)}.` : `on ${day(on)}.`
  const touch = contact ? `, in touch “${formatContact(contact).toLowerCase()}” both times` : ''
  return say(fell.join(' and '), between, `Asked about the same person${touch}.`)
}

function labelOf(measure: 'mood' | 'respected', index: number): string {
  const label = CHECK_IN_LABELS[measure]
  return index === 0 ? label : label.toLowerCase()
}

function sayTraitsUp(facts: AttentionFacts['TRAITS_UP'], { place, today }: WordsPlace): ReasonWords {
  const { firstOn, firstScore, score, settings, code, points } = facts
  const clause = formatErrorClause({ code, noLabel: null, points, settings }, place.locale)
  const lead: SentencePart[] = [
    { kind: 'text', text: 'Traits ' },
    pair(firstScore, score, place),
    { kind: 'text', text: ` since ${formatDateSince(firstOn, place, today)}:` },
  ]
  return { lead, rest: `higher than first, ${clause}.`, more: '' }
}

function sayBothDown({ firstOn, traits, strengths }: AttentionFacts['BOTH_DOWN'], at: WordsPlace): ReasonWords {
  const lead: SentencePart[] = [
    { kind: 'text', text: 'Traits ' },
    pair(traits.first, traits.now, at.place),
    { kind: 'text', text: ' and strengths ' },
    pair(strengths.first, strengths.now, at.place),
    { kind: 'text', text: ` since ${formatDateSince(firstOn, at.place, at.today)}.` },
  ]
  return { lead, rest: BOTH_FELL, more: '' }
}

function pair(from: number, to: number, { locale }: Place): SentencePart {
  return { kind: 'pair', from: formatScore(from, locale), to: formatScore(to, locale) }
}

function sayMissed({ links }: AttentionFacts['MISSED_TWICE'], day: Day): ReasonWords {
  const days = links.map((each) => day(each.sentOn))
  const opened = links.filter((each) => each.wasOpened).length
  const isPair = links.length === 2
  const lead = isPair
    ? `Links of ${days.join(' and ')} lapsed.`
    : `${links.length} links in a row lapsed, those of ${days.slice(0, -1).join(', ')} and ${days.at(-1)}.`
  if (opened === 0) return say(lead, isPair ? 'Neither was opened.' : 'None was opened.')
  if (opened === links.length) return say(lead, `${isPair ? 'Both were' : 'All were'} opened; none was completed.`)
  return say(lead, `${opened} of ${links.length} opened; none was completed.`)
}

function sayReconfirm(
  { confirmedOn, pausesOn, isPaused }: AttentionFacts['CONTACT_RECONFIRM'],
  at: WordsPlace,
  isUnderKind: boolean,
): ReasonWords {
  const day = (date: LocalDate) => formatDateSince(date, at.place, at.today)
  const days = daysBetween(confirmedOn, at.today)
  const pause = isPaused
    ? `Schedules and reminders paused on ${day(pausesOn)}.`
    : `Schedules and reminders pause on ${day(pausesOn)}.`
  return say(
    `${isUnderKind ? 'Last' : 'Contact last'} confirmed ${day(confirmedOn)}, ${days} days ago.`,
    `Still the same? ${pause}`,
  )
}
