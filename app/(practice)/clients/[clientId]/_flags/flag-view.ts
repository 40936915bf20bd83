import type { FlagLine, PastLine, SettledWords } from '@/components/safety/flag-line'
import { CHECK_IN } from '@/lib/domain/check-in'
import { type FlagCode, isDismissible } from '@/lib/domain/flags'
import { findInstrument } from '@/lib/domain/instruments/registry'
import { PRIVATE_TALK_WORDS } from '@/lib/format/check-in-words'
import { formatDateSince, type Place } from '@/lib/format/dates'
import type { FlagRow, SafetyReviewRow, SafetyState } from '@/lib/safety/queries'

type Reader = { place: Place; now: Date; clientId: string }

/** Every flag of one form, waiting or settled: what its own page lists. */
export function listFlagsOf(safety: SafetyState, sourceId: string, reader: Reader): FlagLine[] {
  return safety.flags
    .filter((flag) => flag.source.id === sourceId)
    .toSorted((a, b) => ORDER.indexOf(a.code) - ORDER.indexOf(b.code))
    .map((flag) => toFlagLine(flag, reader))
}

const ORDER: readonly FlagCode[] = [
  'PRIVATE_TALK',
  'SAFETY_REVIEW',
  'SAFETY_UNANSWERED',
  'UNIFORM_ANSWERS',
  'ITEMS_SKIPPED',
]

/** Flags that wait: the wish to talk alone, and quieter, what asks for a look. A safety review stands for its own. */
export function listWaitingFlags(safety: SafetyState, reader: Reader): { talks: FlagLine[]; quiet: FlagLine[] } {
  const waiting = safety.flags.filter((flag) => flag.resolved === null && isDismissible(flag.code))
  const isTalk = (flag: FlagRow) => flag.code === 'PRIVATE_TALK'
  return {
    talks: waiting.filter(isTalk).map((flag) => toFlagLine(flag, reader)),
    quiet: waiting.filter((flag) => !isTalk(flag)).map((flag) => toFlagLine(flag, reader)),
  }
}

/** Closed reviews and flags settled with a reason, the latest first. */
export function listPastFlags(safety: SafetyState, reader: Reader): PastLine[] {
  const reviews = safety.closed.flatMap((review) =>
    review.closed ? [toPastReview(review, review.closed, reader)] : [],
  )
  const flags = safety.flags.flatMap((flag) =>
    flag.resolved?.how === 'reason' ? [toPastFlag(flag, flag.resolved, reader)] : [],
  )
  return [...reviews, ...flags].toSorted((a, b) => b.at - a.at).map(({ at: _at, ...line }) => line)
}

type Timed = PastLine & { at: number }

function toPastReview(review: SafetyReviewRow, closed: NonNullable<SafetyReviewRow['closed']>, reader: Reader): Timed {
  const { place, now } = reader
  const source = review.source ? ` by ${describeSource(review.source, reader)}` : ''
  return {
    key: review.id,
    at: closed.at.getTime(),
    what: `Safety review, opened ${formatDateSince(review.openedAt, place, now)}${source}.`,
    words: `Closed ${formatDateSince(closed.at, place, now)}`,
    byName: closed.byName,
    reason: closed.reason,
  }
}

function toPastFlag(flag: FlagRow, resolved: NonNullable<FlagRow['resolved']>, reader: Reader): Timed {
  return {
    key: flag.id,
    at: resolved.at.getTime(),
    what: describeFlag(flag, reader),
    ...sayResolved(resolved, reader),
  }
}

function toFlagLine(flag: FlagRow, reader: Reader): FlagLine {
  return {
    flagId: flag.id,
    isTalk: flag.code === 'PRIVATE_TALK',
    words: flag.resolved ? describeFlag(flag, reader) : `${describeFlag(flag, reader)} ${ASKS[flag.code]}`,
    reviewHref: flag.code === 'SAFETY_REVIEW' && !flag.resolved ? `/clients/${reader.clientId}#safety` : null,
    canResolve: isDismissible(flag.code) && flag.resolved === null,
    settled: flag.resolved && sayResolved(flag.resolved, reader),
  }
}

const HOW: Record<NonNullable<FlagRow['resolved']>['how'], string> = {
  reason: 'Settled',
  review: 'Review closed',
  read: 'Read',
}

function sayResolved(resolved: NonNullable<FlagRow['resolved']>, { place, now }: Reader): SettledWords {
  return {
    words: `${HOW[resolved.how]} ${formatDateSince(resolved.at, place, now)}`,
    byName: resolved.byName,
    reason: resolved.reason,
  }
}

const ASKS: Record<FlagCode, string> = {
  PRIVATE_TALK: 'Consider speaking alone before discussing results.',
  SAFETY_REVIEW: 'Consider speaking alone before discussing results.',
  SAFETY_UNANSWERED: 'Consider asking when you are alone.',
  UNIFORM_ANSWERS: 'Ask how the form felt before reading the scores.',
  ITEMS_SKIPPED: 'Blanks are never counted as zero.',
}

function describeFlag(flag: FlagRow, reader: Reader): string {
  const source = describeSource(flag.source, reader)
  const said: Record<FlagCode, string> = {
    PRIVATE_TALK: `${PRIVATE_TALK_WORDS}, with ${source}.`,
    SAFETY_REVIEW: `“I felt safe to disagree with this person” was answered Never or Rarely in ${source}.`,
    SAFETY_UNANSWERED: `“I felt safe to disagree with this person” was skipped in ${source}.`,
    UNIFORM_ANSWERS: `Every statement of ${source} was answered with the same word.`,
    ITEMS_SKIPPED: `Some statements of ${source} were skipped.`,
  }
  return said[flag.code]
}

/** "the CTA-40 of 14 November" */
export function describeSource(source: FlagRow['source'], { place, now }: Omit<Reader, 'clientId'>): string {
  const form = source.formId === CHECK_IN.id ? 'check-in' : (findInstrument(source.formId)?.shortTitle ?? 'form')
  return `the ${form} of ${formatDateSince(source.completedAt, place, now)}`
}
