import { findThreshold } from '@/lib/domain/change'
import type { ChangeOverrides, ChangeSettingRecord } from '@/lib/domain/change-settings'
import type { ChangeSettings, Instrument } from '@/lib/domain/instruments/define'
import { findInstrument } from '@/lib/domain/instruments/registry'
import { listMainFirst } from '@/lib/domain/instruments/score-range'
import { formatDateSince, formatMoment, type Place } from '@/lib/format/dates'
import { formatCount, formatReliability, formatScore, formatSpread } from '@/lib/format/numbers'

/** One scale with what its change is measured against, in words; blank figures where only points are shown. */
export type ScaleSettingLine = {
  scale: string
  name: string
  sdWords: string
  reliabilityWords: string
  confidenceWords: string
  /** "22.3 points" */
  thresholdWords: string
  /** Whose numbers these are, and where they come from. */
  sourceWords: string
  /** Set by this practice: it can go back to what the questionnaire declares. */
  isOwn: boolean
  /** What its form opens with. */
  values: {
    sd: string
    reliability: string
    confidence: string
    kind: string
    n: string
    source: string
    isCited: boolean
  }
}

/** Every scale of a questionnaire with the settings in force, in its own order. */
export function listScaleSettings(
  instrument: Instrument,
  inForce: ChangeOverrides,
  place: Place,
  today: Date,
): ScaleSettingLine[] {
  return listMainFirst(instrument).map(({ code, name }) => {
    const own = inForce[`${instrument.id}/${code}`]
    const settings = own ?? instrument.changeDefaults[code] ?? null
    const hasFigures = settings?.sd != null && settings.reliability !== null
    return {
      scale: code,
      name,
      ...wordFigures(settings, place.locale),
      thresholdWords: wordThreshold(settings, place.locale),
      sourceWords: wordSource(settings, place, today),
      isOwn: own !== undefined,
      values: {
        sd: hasFigures ? typedNumber(settings.sd, place.locale) : '',
        reliability: hasFigures ? typedNumber(settings.reliability, place.locale) : '',
        confidence: String(settings?.confidence ?? 95),
        kind: own?.kind ?? '',
        n: own?.n == null ? '' : String(own.n),
        source: own?.source ?? '',
        isCited: own?.provenance === 'cited',
      },
    }
  })
}

/** One entry of the history: what was set, or that it went back. */
export function wordEntry(entry: ChangeSettingRecord, place: Place): { moment: string; scale: string; words: string } {
  const instrument = findInstrument(entry.instrumentId)
  const name = instrument?.scales.find((scale) => scale.code === entry.scale)?.name ?? entry.scale
  const scale = `${instrument?.shortTitle ?? entry.instrumentId}: ${name}`
  const moment = formatMoment(entry.setAt, place)
  if (entry.isWithdrawn) return { moment, scale, words: 'Went back to what the questionnaire declares.' }
  const { sd, reliability, kind, n, source } = entry
  const confidence = entry.confidence === 80 || entry.confidence === 90 ? entry.confidence : 95
  const settings = { sd, reliability, confidence } as const
  const figures = wordFigures(settings, place.locale)
  const of = [kind, n === null ? null : `n = ${formatCount(n, place.locale)}`].filter(Boolean).join(', ')
  const words = [
    `SD ${figures.sdWords}, reliability ${figures.reliabilityWords}${of ? ` (${of})` : ''}, ${figures.confidenceWords}`,
    `${wordThreshold(settings, place.locale)}. ${entry.isCited ? 'Published for this questionnaire' : 'Own figures'}: ${source}`,
  ]
  return { moment, scale, words: words.join(': ') }
}

type Figures = Pick<ChangeSettings, 'sd' | 'reliability' | 'confidence'>

function wordFigures(settings: Figures | null, locale: string) {
  if (!settings || settings.sd === null || settings.reliability === null) {
    return { sdWords: '', reliabilityWords: '', confidenceWords: '' }
  }
  return {
    sdWords: formatSpread(settings.sd, locale),
    reliabilityWords: formatReliability(settings.reliability, locale),
    confidenceWords: `${settings.confidence} %`,
  }
}

function wordThreshold(settings: (Figures & Pick<ChangeSettings, 'points'>) | null, locale: string): string {
  const threshold = settings && findThreshold(settings)
  return threshold === null ? '' : `${formatScore(threshold, locale)} points`
}

function wordSource(settings: ChangeSettings | null, place: Place, today: Date): string {
  if (!settings) return 'Not configured: points only'
  const { provenance, kind, n, source, setAt, sd } = settings
  const about = [kind, n === null ? null : `n = ${formatCount(n, place.locale)}`, source].filter(Boolean).join('; ')
  const since = setAt ? `, since ${formatDateSince(setAt, place, today)}` : ''
  if (provenance === 'assumed') return `Assumed: ${sd === null ? about : lowerFirst(about)}`
  return `${provenance === 'cited' ? 'Published for this questionnaire' : 'Entered by this practice'}${since}: ${about}`
}

/** As it would be typed again: no separators, the practice's own decimal mark. */
function typedNumber(value: number | null, locale: string): string {
  return value === null
    ? ''
    : new Intl.NumberFormat(locale, { maximumFractionDigits: 6, useGrouping: false }).format(value)
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
