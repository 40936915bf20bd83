import { type LocalDate, localDateOf } from '@/lib/domain/wall-time'

/** An episode of care: from the day it began to the day it ended, both included; open while `endedOn` is null. */
export type EpisodeSpan = { id: string; startedOn: LocalDate; endedOn: LocalDate | null }

/** The episode of care a moment falls in; where one ends on the day the next begins, the next. Null outside any. */
export function findEpisode(episodes: readonly EpisodeSpan[], at: Date, zone: string): EpisodeSpan | null {
  const day = localDateOf(at, zone)
  const holding = episodes.filter((each) => each.startedOn <= day && (each.endedOn === null || each.endedOn >= day))
  return holding.toSorted((a, b) => (a.startedOn < b.startedOn ? 1 : a.startedOn > b.startedOn ? -1 : 0))[0] ?? null
}
