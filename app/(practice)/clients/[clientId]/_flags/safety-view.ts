import { describeSource, listPastFlags, listWaitingFlags } from '@/app/(practice)/clients/[clientId]/_flags/flag-view'
import { addressWith, type Reading } from '@/app/(practice)/clients/[clientId]/_scores/reading'
import { readingPath } from '@/components/read-queue/queue-address'
import type { SafetyView } from '@/components/safety/safety-section'
import { SHOWN_PARAM } from '@/components/safety/shown-param'
import { formatDateSince } from '@/lib/format/dates'
import type { SafetyState } from '@/lib/safety/queries'

/** The open review, what waits for someone, and the history with its reasons. */
export function viewSafety(safety: SafetyState, reading: Reading, isShown: boolean): SafetyView {
  const { place, now, clientId } = reading
  const { review } = safety
  const source = review?.source ?? null
  return {
    review: review && {
      id: review.id,
      openedWords: formatDateSince(review.openedAt, place, now),
      renewedWords: review.renewedAt && formatDateSince(review.renewedAt, place, now),
      sourceWords: source ? describeSource(source, reading) : 'an answer',
      sourceHref: source && readingPath({ ...source, clientId }),
    },
    isShown,
    foldHref: addressWith(reading.params, { [SHOWN_PARAM]: null }),
    ...listWaitingFlags(safety, reading),
    past: listPastFlags(safety, reading),
  }
}
