import { z } from 'zod'
import { addDays, instantOf, type LocalDate, localDateOf, wallTimeField } from '@/lib/domain/wall-time'

/** How soon a member is told that forms came in: once a day, as each comes, or not at all. */
export const NOTICE_PACES = ['daily', 'each', 'none'] as const

export type NoticePace = (typeof NOTICE_PACES)[number]

/** What a member decides about notices to themselves, as their form sends it. */
export const noticeSettingsSchema = z.object({
  noticePace: z.enum(NOTICE_PACES, 'Choose how soon you are told'),
  /** HH:MM of the daily one, a wall time in the practice's zone. */
  noticeAt: wallTimeField('07:30'),
})

export type NoticeSettings = z.infer<typeof noticeSettingsSchema>

/** All that a notice tells. */
export type NoticeCounts = {
  /** Forms that came in, wait to be read, and were in no notice yet. */
  formCount: number
  /** How many of them ask to talk privately first. */
  talkCount: number
}

/** `onDay`: the day whose daily notice it is; null when it goes as a form comes in. */
export type NoticePlan = { kind: 'now'; onDay: LocalDate | null } | { kind: 'later'; at: Date } | { kind: 'never' }

/** What decides when the next one goes: since when the oldest form waits untold, and the day of the last daily one. */
export type NoticeState = { waitingSince: Date | null; lastDay: LocalDate | null }

/**
 * When a member is to be told. A daily notice is due once the time of a day has passed since the form came in, however
 * late somebody looks, and a calendar day has one at most, whatever clocks or settings do.
 */
export function planNext(settings: NoticeSettings, state: NoticeState, now: Date, zone: string): NoticePlan {
  if (settings.noticePace === 'none' || state.waitingSince === null) return { kind: 'never' }
  if (settings.noticePace === 'each') return { kind: 'now', onDay: null }
  const day = lastDigestDay(settings.noticeAt, now, zone)
  const isTold = state.lastDay !== null && state.lastDay >= day
  const cameBefore = state.waitingSince <= instantOf(day, settings.noticeAt, zone)
  if (cameBefore && !isTold) return { kind: 'now', onDay: day }
  return { kind: 'later', at: nextDigestAt(settings.noticeAt, state.lastDay, now, zone) }
}

/** The next moment of a daily notice after `now`, on a day that has had none. */
export function nextDigestAt(noticeAt: string, lastDay: LocalDate | null, now: Date, zone: string): Date {
  const today = localDateOf(now, zone)
  let day = lastDay !== null && lastDay >= today ? addDays(lastDay, 1) : today
  while (instantOf(day, noticeAt, zone) <= now) day = addDays(day, 1)
  return instantOf(day, noticeAt, zone)
}

/** The last day whose time has come. */
function lastDigestDay(noticeAt: string, now: Date, zone: string): LocalDate {
  let day = localDateOf(now, zone)
  while (instantOf(day, noticeAt, zone) > now) day = addDays(day, -1)
  return day
}
