import type { Instrument, Scale } from '@/lib/domain/instruments/define'

/** The scale a form is told by. */
export function mainScaleOf(instrument: Pick<Instrument, 'id' | 'scales' | 'primaryScale'>): Scale {
  const scale = instrument.scales.find((each) => each.code === instrument.primaryScale)
  if (!scale) throw new Error(`${instrument.id} has no scale ${instrument.primaryScale}`)
  return scale
}

/** The highest score a scale can have: 100 where scores are per cent, else every item at its highest answer. */
export function highestScore(instrument: Pick<Instrument, 'rule' | 'options'>, scale: Scale): number {
  if (instrument.rule === 'percent') return 100
  return scale.items.length * Math.max(...instrument.options.map((option) => option.value))
}
