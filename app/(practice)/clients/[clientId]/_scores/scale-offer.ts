import { chooseScale, SCALE_PARAM } from '@/app/(practice)/clients/[clientId]/_scores/chosen-scale'
import type { Reading } from '@/app/(practice)/clients/[clientId]/_scores/reading'
import type { ScaleOffer } from '@/components/assessments/scale-chooser'
import type { Instrument } from '@/lib/domain/instruments/define'
import { nameScale, SCALE_KIND_WORDS } from '@/lib/format/scale-words'

/** The scales of a form one can turn its chart to, by kind, in the instrument's order; null where it has only one. */
export function offerScales(instrument: Instrument, reading: Reading): ScaleOffer | null {
  if (instrument.scales.length < 2) return null
  const leading = [instrument.primaryScale, instrument.strengthScale]
  const whole = leading.flatMap((code) => instrument.scales.filter((scale) => scale.code === code))
  const rest = instrument.scales.filter((scale) => !leading.includes(scale.code))
  const kinds = [...new Set(rest.map((scale) => scale.kind))].toSorted((a) => (a === 'element' ? -1 : 1))
  const toOption = (scale: (typeof rest)[number]) => ({ value: scale.code, label: nameScale(instrument, scale) })
  return {
    id: `scale-${instrument.id}`,
    param: SCALE_PARAM,
    kept: Object.entries(reading.params).flatMap(([name, value]) =>
      typeof value === 'string' && name !== SCALE_PARAM ? [{ name, value }] : [],
    ),
    chosen: chooseScale(instrument, reading).code,
    groups: [
      { label: 'Whole form', options: whole.map(toOption) },
      ...kinds.map((kind) => ({
        label: SCALE_KIND_WORDS[kind],
        options: rest.filter((scale) => scale.kind === kind).map(toOption),
      })),
    ],
  }
}
