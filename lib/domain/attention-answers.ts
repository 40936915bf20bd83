import type { AnswerSource, AttentionFacts, CheckInReasonFacts } from '@/lib/domain/attention'
import { findConcerns } from '@/lib/domain/check-in'
import { compareWithFirst, findFirst, sortByTime } from '@/lib/domain/comparison'
import type { Instrument } from '@/lib/domain/instruments/define'
import { currentInstruments, getInstrument } from '@/lib/domain/instruments/registry'
import type { ClientFacts, OverviewCheckIn, OverviewResponse } from '@/lib/domain/overview-facts'
import { localDateOf } from '@/lib/domain/wall-time'

type CheckInFound = { code: 'CHECKIN_LOW' | 'CHECKIN_DOWN'; about: string; since: Date; facts: CheckInReasonFacts }

/**
 * The latest check-in about each person, while it is unread: mood or respected at 0 to 2, or down by 4 or more since the
 * one before about the same person. Reading it ends both: somebody has looked.
 */
export function findCheckInReasons(facts: ClientFacts): CheckInFound[] {
  const counting = sortByTime(facts.checkIns.filter((each) => !each.isMarkedInError))
  return latestOfEach(counting)
    .filter((each) => each.reviewedAt === null)
    .flatMap((latest) => judgeCheckIn(latest, findBefore(counting, latest), facts.timeZone))
}

function judgeCheckIn(latest: OverviewCheckIn, previous: OverviewCheckIn | null, zone: string): CheckInFound[] {
  const concerns = findConcerns(latest, previous)
  const kinds = [
    ['low', 'CHECKIN_LOW'],
    ['down', 'CHECKIN_DOWN'],
  ] as const
  return kinds.flatMap(([kind, code]) => {
    const ratings = concerns
      .filter((each) => each.kind === kind)
      .map(({ measure, value }) => ({ measure, value, previous: previous?.[measure] ?? null }))
    if (ratings.length === 0) return []
    const found: CheckInReasonFacts = {
      checkInId: latest.id,
      on: localDateOf(latest.completedAt, zone),
      ratings,
      previousOn: previous && localDateOf(previous.completedAt, zone),
      contact: previous && previous.contact === latest.contact ? latest.contact : null,
    }
    return [{ code, about: latest.id, since: latest.completedAt, facts: found }]
  })
}

function findBefore(counting: readonly OverviewCheckIn[], latest: OverviewCheckIn): OverviewCheckIn | null {
  if (latest.referentId === null) return null
  const before = counting.slice(0, counting.indexOf(latest))
  return before.findLast((each) => each.referentId === latest.referentId) ?? null
}

type ScoreFound = {
  [C in 'TRAITS_UP' | 'BOTH_DOWN']: { code: C; about: string; since: Date; facts: AttentionFacts[C] }
}['TRAITS_UP' | 'BOTH_DOWN']

/**
 * What the latest score about each person says beside the first: traits higher beyond error, or traits and strengths
 * both lower. Nothing of it while a safety review is open: the answers may describe staying safe.
 */
export function findScoreReasons(facts: ClientFacts): ScoreFound[] {
  if (facts.safetyReview) return []
  const relational = currentInstruments.filter((each) => each.referent === 'asked')
  const counting = sortByTime(facts.responses.filter((each) => !each.isMarkedInError))
  const main = relational.find(({ id }) => counting.some((each) => each.instrumentId === id))
  if (!main) return []
  const here = counting.filter((each) => each.instrumentId === main.id && isOfEpisode(each, facts))
  return latestOfEach(here.filter((each) => each.referentId !== null)).flatMap((latest) =>
    judgeScore(counting, latest, facts),
  )
}

function judgeScore(counting: readonly OverviewResponse[], latest: OverviewResponse, facts: ClientFacts): ScoreFound[] {
  const instrument = getInstrument(latest.instrumentId, latest.instrumentVersion)
  const change = latest.change === undefined ? judgeAnew(instrument, counting, latest, facts) : latest.change
  const now = latest.scales[instrument.primaryScale]?.score ?? null
  if (!change || change.points === null || now === null) return []
  const source: AnswerSource = {
    kind: 'response',
    id: latest.id,
    formId: latest.instrumentId,
    on: localDateOf(latest.completedAt, facts.timeZone),
  }
  const common = { source, firstOn: localDateOf(change.withCompletedAt, facts.timeZone) }
  const found: ScoreFound[] = []
  if (change.code === 'RELIABLE_DETERIORATION' && isBetterLower(instrument)) {
    const { code, points, settings } = change
    found.push({
      code: 'TRAITS_UP',
      about: latest.id,
      since: latest.completedAt,
      facts: { ...common, firstScore: now - points, score: now, code, points, settings },
    })
  }
  const strength = instrument.strengthScale ? (latest.scales[instrument.strengthScale]?.score ?? null) : null
  if (change.bothFell && strength !== null && change.strengthPoints !== null) {
    found.push({
      code: 'BOTH_DOWN',
      about: latest.id,
      since: latest.completedAt,
      facts: {
        ...common,
        traits: { first: now - change.points, now },
        strengths: { first: strength - change.strengthPoints, now: strength },
      },
    })
  }
  return found
}

function judgeAnew(
  instrument: Instrument,
  counting: readonly OverviewResponse[],
  latest: OverviewResponse,
  facts: ClientFacts,
) {
  const first = findFirst(instrument, counting, latest)
  return first && compareWithFirst(instrument, first, latest, facts.changeSettings)
}

function isBetterLower(instrument: Instrument): boolean {
  return instrument.scales.find((each) => each.code === instrument.primaryScale)?.betterWhen === 'lower'
}

/**
 * Of the episode of care that runs now, or of none, as a form on paper from before the file was opened: what an earlier
 * episode ended with is no task today.
 */
function isOfEpisode({ episodeId }: OverviewResponse, { episode }: ClientFacts): boolean {
  return episode === null || episodeId === null || episodeId === episode.id
}

/** The last about each person; those whose person is not confirmed count as about one more. */
function latestOfEach<T extends { referentId: string | null }>(inOrder: readonly T[]): T[] {
  return [...new Map(inOrder.map((each) => [each.referentId, each])).values()]
}
