import type { Instrument, Scale, ScaleKind } from '@/lib/domain/instruments/define'

/** Scales of one kind together. */
export const SCALE_KIND_WORDS: Record<ScaleKind, string> = {
  overall: 'Whole form',
  short: 'Whole form',
  strength: 'Strengths',
  element: 'Elements, over the same items',
  trait: 'Traits',
}

/** A scale as a head or an axis names it: "Traits", "Strengths", "People-pleasing", or the form where it has one only. */
export function nameScale(
  instrument: Pick<Instrument, 'primaryScale' | 'strengthScale' | 'shortTitle'>,
  scale: Pick<Scale, 'code' | 'name'>,
): string {
  if (scale.code === instrument.strengthScale) return 'Strengths'
  if (scale.code !== instrument.primaryScale) return scale.name
  return instrument.strengthScale ? 'Traits' : instrument.shortTitle
}
