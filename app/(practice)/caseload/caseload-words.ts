import 'server-only'
import type { CaseloadRow, ChangeCell, RevealedRow, ScoreCell, SparkCell } from '@/components/clients/caseload-row'
import type { IconName } from '@/components/ui/icon'
import type { CaseloadItem } from '@/lib/clients/queries/list-caseload'
import type { RevealedScore } from '@/lib/clients/queries/reveal-folded'
import { findThreshold } from '@/lib/domain/change'
import { formTitle } from '@/lib/domain/forms'
import { currentInstruments, getInstrument } from '@/lib/domain/instruments/registry'
import { highestScore, mainScaleOf } from '@/lib/domain/instruments/score-range'
import type { LastChange, LastScore, SparkPoint } from '@/lib/domain/overview'
import type { OverviewStatusCode } from '@/lib/domain/overview-status'
import type { LocalDate } from '@/lib/domain/wall-time'
import { formatBand } from '@/lib/format/bands'
import { shortenColleague } from '@/lib/format/client-words'
import { formatDateSince, type Place } from '@/lib/format/dates'
import { formatScore } from '@/lib/format/numbers'
import { formatLastChange, formatLastScoreGap, formatSpark, formatStatus } from '@/lib/format/overview-words'

const ICONS: Record<OverviewStatusCode, IconName> = {
  'private-talk': 'speech',
  'safety-review': 'shield',
  'pin-locked': 'key',
  'messages-stopped': 'cross',
  'unread-past-promise': 'envelope',
  unread: 'envelope',
  'check-in-unread': 'speech',
  overdue: 'clock',
  missed: 'clock',
  'due-today': 'calendar',
  started: 'half',
  opened: 'half',
  'not-opened': 'envelope',
  scheduled: 'calendar',
  reviewed: 'check',
  'no-form-yet': 'minus',
  archived: 'paper',
}

/** Someone must act. */
const HOT: ReadonlySet<OverviewStatusCode> = new Set([
  'private-talk',
  'safety-review',
  'pin-locked',
  'messages-stopped',
  'unread-past-promise',
  'unread',
  'check-in-unread',
])

/** One client's line in the practice's words. */
export function toCaseloadRow(item: CaseloadItem, place: Place, today: LocalDate): CaseloadRow {
  const { overview } = item
  const { status, lastScore, lastChange, spark } = overview
  const day = (at: Date | LocalDate) => formatDateSince(at, place, today, 'short')
  return {
    id: item.id,
    name: item.name,
    href: `/clients/${item.id}`,
    status: { icon: ICONS[status.code], isHot: HOT.has(status.code), words: formatStatus(status, place, today) },
    score: overview.isFolded ? 'folded' : toScore(lastScore, place),
    change: toChange(lastScore, lastChange, place),
    spark: toSpark(lastScore, lastChange, spark, place),
    completed: overview.lastCompletedAt && day(overview.lastCompletedAt),
    due: overview.nextDueOn && day(overview.nextDueOn),
    clinician: shortenColleague(item.responsibleName),
    contactAsk: toContactAsk(item, day),
    hasMissed: overview.missedCount > 0,
    hasOpenForm: overview.isDue || overview.isOverdue,
    isUnread: overview.isUnread,
    isArchived: overview.isArchived,
  }
}

/** The cells that "Folded. Show" fills. */
export function toRevealedRow(revealed: RevealedScore | null, place: Place): RevealedRow {
  if (!revealed) return { score: null, change: null, spark: null }
  const { lastScore, lastChange, spark } = revealed
  return {
    score: toScore(lastScore, place),
    change: toChange(lastScore, lastChange, place),
    spark: toSpark(lastScore, lastChange, spark, place),
  }
}

/**
 * Half the band around a first score in words, for the head of its column: "22.3" while all labels of the main
 * questionnaire on the page were judged alike, by what it declares or the practice set; blank once they differ.
 */
export function thresholdWords(items: readonly Pick<CaseloadItem, 'overview'>[], locale: string): string {
  const [main] = currentInstruments
  const declared = main?.changeDefaults[main.primaryScale]
  const used = items.flatMap(({ overview: { lastScore, lastChange } }) =>
    lastScore?.instrumentId === main?.id && lastChange?.settings ? [lastChange.settings] : [],
  )
  const words = new Set((used.length > 0 ? used : [declared]).map((each) => sayThreshold(each, locale)))
  return words.size === 1 ? ([...words][0] ?? '') : ''
}

function sayThreshold(settings: Parameters<typeof findThreshold>[0] | undefined, locale: string): string {
  return formatScore(settings ? findThreshold(settings) : null, locale)
}

function toScore(last: LastScore | null, place: Place): ScoreCell | null {
  if (!last) return null
  const gap = formatLastScoreGap(last)
  const bands = getInstrument(last.instrumentId, last.instrumentVersion).bands
  const isMain = last.instrumentId === currentInstruments[0]?.id
  const notes = [last.prorated ? `${last.answered} of ${last.of}` : '', isMain ? '' : formTitle(last.instrumentId)]
  const note = notes.filter(Boolean).join(', ')
  if (gap) return { value: null, band: gap, note: isMain ? '' : formTitle(last.instrumentId) }
  return { value: formatScore(last.score, place.locale), band: formatBand(last.band, 'short', bands), note }
}

function toChange(last: LastScore | null, change: LastChange | null, place: Place): ChangeCell | null {
  if (!last) return null
  return { words: formatLastChange(last, change, place.locale), isBeyond: isBeyond(change) }
}

function toSpark(
  last: LastScore | null,
  change: LastChange | null,
  spark: readonly SparkPoint[],
  place: Place,
): SparkCell | null {
  if (!last || spark.length === 0) return null
  const instrument = getInstrument(last.instrumentId, last.instrumentVersion)
  const settings = change?.settings ?? instrument.changeDefaults[instrument.primaryScale]
  return {
    scores: spark.map((point) => point.score),
    within: settings ? findThreshold(settings) : null,
    most: highestScore(instrument, mainScaleOf(instrument)),
    isBeyond: isBeyond(change),
    isProrated: spark.at(-1)?.prorated ?? false,
    words: formatSpark(spark, place.locale),
  }
}

function isBeyond(change: LastChange | null): boolean {
  return change?.code === 'RELIABLE_IMPROVEMENT' || change?.code === 'RELIABLE_DETERIORATION'
}

function toContactAsk(item: CaseloadItem, day: (at: LocalDate) => string): string | null {
  const { overview } = item
  if (overview.isArchived || overview.status.code === 'messages-stopped') return null
  if (overview.contactState !== 'ask' && overview.contactState !== 'paused') return null
  return item.contactConfirmedOn ? `Contact confirmed ${day(item.contactConfirmedOn)}.` : 'Contact to confirm.'
}
