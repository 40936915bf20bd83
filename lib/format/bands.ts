import type { Band, Instrument } from '@/lib/domain/instruments/define'
import { FREQUENCY_BANDS } from '@/lib/domain/instruments/frequency-words'

/**
 * A stored band in words: "Sometimes reported", or "Sometimes" where space is short. Blank when there is no score.
 * @param bands the instrument's own bands; those of the CTA forms unless given
 */
export function formatBand(
  band: number | null | undefined,
  style: 'long' | 'short' = 'long',
  bands: readonly Band[] = FREQUENCY_BANDS,
): string {
  const found = typeof band === 'number' ? bands[band] : undefined
  if (!found) return ''
  return style === 'long' ? found.label : found.short
}

/** Where published names of bands come from; blank where they only restate the answers. */
export function citeBands(instrument: Pick<Instrument, 'bandsSource'>): string {
  return instrument.bandsSource === null ? '' : `Names of bands as published: ${instrument.bandsSource}.`
}

/** "based on 28 of 30 answers" for a prorated score, blank otherwise. */
export function formatProrated(scale: { prorated: boolean; answered: number; items: number }): string {
  return scale.prorated ? `based on ${scale.answered} of ${scale.items} answers` : ''
}

/** Why a scale has no score, in words: "7 of 30 skipped". */
export function formatNotScorable(scale: { answered: number; items: number }): string {
  return `${scale.items - scale.answered} of ${scale.items} skipped`
}
