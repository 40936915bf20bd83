import type { Instrument, Scale } from '@/lib/domain/instruments/define'

/** The scale a form is told by. */
export function mainScaleOf(instrument: Pick<Instrument, 'id' | 'scales' | 'primaryScale'>): Scale {
  const scale = instrument.scales.find((each) => each.code === instrument.primaryScale)
  if (!scale) throw new Error(`${instrument.id} has no scale ${instrument.primaryScale}`)
  return scale
}

/** All scales of a form: what it is told by, its strengths, then the others in their own order. */
export function listMainFirst(instrument: Pick<Instrument, 'scales' | 'primaryScale' | 'strengthScale'>): Scale[] {
  const leading = [instrument.primaryScale, instrument.strengthScale]
  const first = leading.flatMap((code) => instrument.scales.filter((scale) => scale.code === code))
  return [...first, ...instrument.scales.filter((scale) => !leading.includes(scale.code))]
}

/** What the highest answer counts. */
export function highestAnswer(instrument: Pick<Instrument, 'options'>): number {
  return Math.max(...instrument.options.map((option) => option.value))
}

/** The highest score a scale can have: 100 where scores are per cent, else every item at its highest answer. */
export function highestScore(instrument: Pick<Instrument, 'rule' | 'options'>, scale: Scale): number {
  if (instrument.rule === 'percent') return 100
  return scale.items.length * highestAnswer(instrument)
}
