import { cta10 } from '@/lib/domain/instruments/cta-10'
import { cta40 } from '@/lib/domain/instruments/cta-40'
import type { Instrument } from '@/lib/domain/instruments/define'
import { gad7 } from '@/lib/domain/instruments/gad-7'
import { phq8 } from '@/lib/domain/instruments/phq-8'

/** Every version ever used, oldest first within an id: a stored response must always find the one it answered. */
const ALL: readonly Instrument[] = [cta40, cta10, gad7, phq8]

/** The newest version of each questionnaire: what can be assigned now. */
export const currentInstruments: readonly Instrument[] = [...new Map(ALL.map((each) => [each.id, each])).values()]

/** A questionnaire by id and version, the newest when no version is named; null when we have none such. */
export function findInstrument(id: string, version?: string): Instrument | null {
  const pool = version === undefined ? currentInstruments : ALL.filter((each) => each.version === version)
  return pool.find((each) => each.id === id) ?? null
}

/**
 * The questionnaire a stored response answered.
 * @throws when this build no longer has it, which is a fault in the build
 */
export function getInstrument(id: string, version?: string): Instrument {
  const found = findInstrument(id, version)
  if (!found) throw new Error(`No instrument ${id} ${version ?? '(current)'}`)
  return found
}
