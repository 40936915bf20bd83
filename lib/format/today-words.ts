import { CHECK_IN } from '@/lib/domain/check-in'
import { formTitle } from '@/lib/domain/forms'
import { getInstrument } from '@/lib/domain/instruments/registry'
import type { TodayAnswer, TodayCheckIn, TodayForm, TodayLine, TodayNextStep, TodayResult } from '@/lib/domain/today'
import type { LocalDate } from '@/lib/domain/wall-time'
import { formatChange } from '@/lib/format/change-words'
import { CHECK_IN_LABELS, PRIVATE_TALK_WORDS } from '@/lib/format/check-in-words'
import { formatDateSince, type Place } from '@/lib/format/dates'
import { formatScore } from '@/lib/format/numbers'

/** `fact` is said in bold and comes first; `words` follow it. Either may be blank. */
export type TodayWords = { fact: string; words: string }

export type TodayReader = {
  place: Place
  today: LocalDate
  /** The limit a client wrote they held, in the check-in shown; null when blank. */
  boundary: string | null
  /** They may be reached in session only. */
  isSessionOnly: boolean
}

/**
 * One line about a session today: "New CTA-40, 18 November. Traits 25.0, lower than first, beyond assumed error (22.3);
 * strengths 75.0. Not yet read." While a safety review is open no score is in it.
 */
export function formatToday(line: TodayLine, reader: TodayReader): TodayWords {
  if (!line.answer)
    return { fact: '', words: sentences(first(line), sayNothingNew(line, reader), sayReview(line, reader)) }
  const { answer } = line
  const beside = line.unreadBeside === 0 ? '' : `${line.unreadBeside} more unread.`
  if (line.isPrivateTalk) {
    const read = answer.reviewedAt ? 'read' : 'unread'
    const where = `, in the ${nameOf(answer).inSentence} of ${dayOf(answer.completedAt, reader)}, ${read}.`
    return { fact: PRIVATE_TALK_WORDS, words: sentences(where, sayReview(line, reader), beside) }
  }
  const isUnread = answer.reviewedAt === null
  const isNew = isUnread && answer.kind === 'response'
  return {
    fact: `${isNew ? 'New ' : ''}${nameOf(answer).title}, ${dayOf(answer.completedAt, reader)}.`,
    words: sentences(
      first(line),
      line.safetyReviewOpenedAt ? sayReview(line, reader) : sayAnswer(answer, line, reader),
      isUnread ? 'Not yet read.' : 'Read.',
      beside,
    ),
  }
}

/** The link at the end of the row. */
export function formatNextStep(step: TodayNextStep): string {
  return NEXT_STEPS[step]
}

const NEXT_STEPS: Record<TodayNextStep, string> = {
  review: 'Review and note',
  'read-check-in': 'Read check-in',
  'show-form': 'Show a form',
  open: 'Open',
}

function first({ isFirstSession }: TodayLine): string {
  return isFirstSession ? 'First session.' : ''
}

function sayReview({ safetyReviewOpenedAt }: TodayLine, reader: TodayReader): string {
  return safetyReviewOpenedAt
    ? `Safety review open since ${dayOf(safetyReviewOpenedAt, reader)}: consider speaking alone first.`
    : ''
}

function sayAnswer(answer: TodayAnswer, line: TodayLine, reader: TodayReader): string {
  return answer.kind === 'response' ? sayScore(answer, reader) : sayRatings(answer, line, reader)
}

function sayScore(answer: TodayResult, { place }: TodayReader): string {
  const instrument = getInstrument(answer.formId, answer.formVersion)
  if (answer.score === null) return 'Too many statements were skipped for a score.'
  const name = instrument.strengthScale ? 'Traits' : 'Score'
  const change = answer.change ? formatChange(answer.change, place.locale) : ''
  const strengths = answer.strength === null ? '' : `; strengths ${formatScore(answer.strength, place.locale)}`
  const judged = change === '' ? '' : `, ${change.charAt(0).toLowerCase()}${change.slice(1)}`
  return `${name} ${formatScore(answer.score, place.locale)}${judged}${strengths}.`
}

function sayRatings(answer: TodayCheckIn, { concerns, previousMood }: TodayLine, reader: TodayReader): string {
  const mood =
    answer.mood === null
      ? ''
      : `${CHECK_IN_LABELS.mood} ${answer.mood} of ${CHECK_IN.ratingMax}${previousMood === null || previousMood === answer.mood ? '' : `, was ${previousMood}`}.`
  const respected = concerns.find((each) => each.measure === 'respected')
  const fell = respected?.kind === 'down' ? `, was ${respected.previous}` : ''
  const respect = respected ? `${CHECK_IN_LABELS.respected} ${respected.value} of ${CHECK_IN.ratingMax}${fell}.` : ''
  return sentences(mood, respect, sayBoundary(reader.boundary))
}

/** Longer words wait on the client's page. */
const QUOTE_MAX = 80

function sayBoundary(boundary: string | null): string {
  if (boundary === null) return ''
  const quoted = boundary.replace(/\s+/g, ' ').replace(/\.$/, '')
  return [...quoted].length <= QUOTE_MAX ? `${CHECK_IN_LABELS.boundary}: “${quoted}”.` : 'Wrote of a limit held.'
}

function sayNothingNew({ since, form }: TodayLine, reader: TodayReader): string {
  if (!since) {
    if (form) return sayForm(form, reader)
    return reader.isSessionOnly ? 'No form sent yet; may be reached in session only.' : 'No form sent yet.'
  }
  const what = since.kind === 'session' ? 'the session' : since.isOwn ? 'your note' : 'the note'
  return sentences(`Nothing new since ${what} of ${dayOf(since.on, reader)}.`, form ? sayForm(form, reader) : '')
}

/** "CTA-40 is due today, 17 of 40 answered." */
function sayForm(form: TodayForm, reader: TodayReader): string {
  const { dueOn } = form
  const title = formTitle(form.formId)
  const isLate = dueOn !== null && dueOn < reader.today
  const when = isLate
    ? `overdue since ${dayOf(dueOn, reader)}`
    : dueOn === reader.today
      ? 'is due today'
      : `sent ${dayOf(form.sentAt, reader)}`
  const state =
    form.answered > 0 ? `${form.answered} of ${form.of} answered` : form.openedAt ? 'not started' : 'not opened'
  return `${title} ${when}, ${state}.`
}

function nameOf(answer: TodayAnswer): { title: string; inSentence: string } {
  if (answer.kind === 'check-in') return { title: CHECK_IN.shortTitle, inSentence: 'check-in' }
  const title = getInstrument(answer.formId, answer.formVersion).shortTitle
  return { title, inSentence: title }
}

function dayOf(at: Date | LocalDate, { place, today }: TodayReader): string {
  return formatDateSince(at, place, typeof at === 'string' ? today : new Date(`${today}T12:00:00Z`))
}

function sentences(...parts: string[]): string {
  return parts.filter(Boolean).join(' ')
}
