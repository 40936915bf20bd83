import type { AttentionCode, AttentionReason } from '@/lib/domain/attention'
import { formTitle } from '@/lib/domain/forms'
import { wallTimeOf } from '@/lib/domain/wall-time'
import { ATTENTION_KINDS, type WordsPlace } from '@/lib/format/attention-words'
import { formatChangeCaption } from '@/lib/format/change-words'
import { CHECK_IN_LABELS } from '@/lib/format/check-in-words'
import { formatDateSince, formatMoment } from '@/lib/format/dates'
import { formatPoints, formatScore } from '@/lib/format/numbers'

/** "Why is this here?": the rule in words, the dates and figures it was applied to, and how it ends. */
export type ReasonWhy = { kind: string; rule: string; facts: { label: string; value: string }[]; ends: string }

const MINUTE = 60_000

/** What its beginning is called, where "Since" would not say it. */
const BEGAN: Partial<Record<AttentionCode, string>> = {
  UNREVIEWED: 'Completed',
  CONTACT_RECONFIRM: 'Last confirmed',
}

/** A day where it is the beginning of one, a day and a time otherwise. */
function momentOf(moment: Date, { place, today }: WordsPlace): string {
  return wallTimeOf(moment, place.timeZone) === '00:00'
    ? formatDateSince(moment, place, today)
    : formatMoment(moment, place)
}

type Explained = { rule: string; figures?: [string, string][]; ends: string }

/** Answers "Why is this here?" from the facts stored with a reason. */
export function explainReason(reason: AttentionReason, at: WordsPlace): ReasonWhy {
  const { rule, figures = [], ends } = explain(reason, at)
  const dates: [string, string][] = [[BEGAN[reason.code] ?? 'Since', momentOf(reason.since, at)]]
  if (reason.dueFrom.getTime() - reason.since.getTime() > MINUTE) {
    dates.push(['On this list from', momentOf(reason.dueFrom, at)])
  }
  return {
    kind: ATTENTION_KINDS[reason.code],
    rule,
    facts: [...figures, ...dates].map(([label, value]) => ({ label, value })),
    ends,
  }
}

function explain(reason: AttentionReason, { place, today }: WordsPlace): Explained {
  const day = (date: string) => formatDateSince(date, place, today)
  switch (reason.code) {
    case 'PRIVATE_TALK':
      return {
        rule: 'The client ticked “Please talk with me privately first”.',
        ends: 'It stays until someone marks it as spoken, with a reason.',
      }
    case 'SAFETY_REVIEW':
      return {
        rule: '“I felt safe to disagree with this person” was answered Never or Rarely.',
        ends: 'It stays until the review is closed on the client’s page, with a reason.',
      }
    case 'PIN_LOCKED':
      return {
        rule: 'After five wrong PINs a link is locked.',
        figures: [['Form', formTitle(reason.facts.formId)]],
        ends: 'It ends with a new PIN, or when the link runs out or is withdrawn.',
      }
    case 'MESSAGES_STOPPED':
      return {
        rule: 'A client who stops messages is told to their clinician, so that they can be reached another way.',
        figures: [['Stopped by', reason.facts.by === 'client' ? 'The client' : 'The practice']],
        ends: 'It ends when safe contact is agreed again.',
      }
    case 'UNREVIEWED':
      return {
        rule: 'Nobody has reviewed these answers, and the last day of the practice’s reading promise has passed.',
        figures: [
          ['Promised', `within ${reason.facts.workingDays} working ${reason.facts.workingDays === 1 ? 'day' : 'days'}`],
          ['Last day of it', day(reason.facts.promisedOn)],
        ],
        ends: 'It ends when the answers are reviewed.',
      }
    case 'CHECKIN_LOW':
      return {
        rule: 'In the latest check-in about this person, still unread, mood or respected stands at 0 to 2 of 10.',
        figures: ratingFigures(reason.facts.ratings),
        ends: 'It ends when the check-in is reviewed.',
      }
    case 'CHECKIN_DOWN':
      return {
        rule: 'In the latest check-in, still unread, mood or respected is 4 or more below the one before about the same person.',
        figures: ratingFigures(reason.facts.ratings),
        ends: 'It ends when the check-in is reviewed.',
      }
    case 'TRAITS_UP':
      return explainTraits(reason.facts, day, place.locale)
    case 'BOTH_DOWN':
      return explainBoth(reason.facts, day, place.locale)
    case 'MISSED_TWICE':
      return {
        rule: 'Two links in a row ran out unanswered, and nothing was completed since.',
        figures: reason.facts.links.map((link) => [
          formTitle(link.formId),
          `sent ${day(link.sentOn)}, ran out ${day(link.lapsedOn)}, ${link.wasOpened ? 'opened' : 'not opened'}`,
        ]),
        ends: 'It ends when the client completes a form. One more missed link is shown again.',
      }
    case 'CONTACT_RECONFIRM':
      return {
        rule: 'Safe contact is asked about again after 90 days; after 120 days schedules and reminders pause.',
        ends: 'It ends when contact is confirmed or agreed anew.',
      }
  }
}

type FactsOf<C extends AttentionReason['code']> = Extract<AttentionReason, { code: C }>['facts']

function explainTraits(facts: FactsOf<'TRAITS_UP'>, day: (date: string) => string, locale: string): Explained {
  const { firstOn, firstScore, score, points, settings, source } = facts
  const caption = settings ? ` ${formatChangeCaption(settings, locale)}` : ''
  return {
    rule: `The latest traits score is higher than the first of this episode by more than the error of measurement.${caption}`,
    figures: [
      [`First, ${day(firstOn)}`, formatScore(firstScore, locale)],
      [`Latest, ${day(source.on)}`, formatScore(score, locale)],
      ['Difference', formatPoints(points, locale)],
      ['Error threshold', formatScore(settings?.threshold, locale)],
    ],
    ends: 'It ends with the next score that is not beyond error.',
  }
}

function explainBoth(facts: FactsOf<'BOTH_DOWN'>, day: (date: string) => string, locale: string): Explained {
  const both = (of: { first: number; now: number }) =>
    `${formatScore(of.first, locale)}, then ${formatScore(of.now, locale)} (${formatPoints(of.now - of.first, locale)})`
  return {
    rule: 'Traits and strengths are both lower than first, by any size. It can mean distance rather than ease, so it is asked about.',
    figures: [
      ['Traits', both(facts.traits)],
      ['Strengths', both(facts.strengths)],
      ['First and latest', `${day(facts.firstOn)} and ${day(facts.source.on)}`],
    ],
    ends: 'It ends with the next score where not both are lower.',
  }
}

function ratingFigures(ratings: FactsOf<'CHECKIN_LOW'>['ratings']): [string, string][] {
  return ratings.map((each) => [
    CHECK_IN_LABELS[each.measure],
    each.previous === null ? `${each.value} of 10` : `${each.value} of 10, ${each.previous} the time before`,
  ])
}
