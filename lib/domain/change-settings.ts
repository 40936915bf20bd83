import { z } from 'zod'
import {
  CONFIDENCES,
  N_MAX,
  type Read,
  readPeople,
  readReliability,
  readSpread,
  SD_MAX,
} from '@/lib/domain/change-figures'
import { AppError, type FieldErrors } from '@/lib/domain/errors'
import { checkbox, optionalLine } from '@/lib/domain/form-fields'
import type { ChangeSettings, Confidence } from '@/lib/domain/instruments/define'
import { findInstrument } from '@/lib/domain/instruments/registry'

const KIND_MAX = 80
const SOURCE_MAX = 300

/** One entry of a practice's history for one scale of one questionnaire: figures, or back to what it declares. */
export type ChangeSettingRecord = {
  instrumentId: string
  scale: string
  isWithdrawn: boolean
  sd: number | null
  reliability: number | null
  confidence: number | null
  kind: string | null
  n: number | null
  source: string
  isCited: boolean
  setAt: Date
}

/** Settings by `<instrument id>/<scale code>`, as resolveChangeSettings takes them. */
export type ChangeOverrides = Readonly<Record<string, ChangeSettings | undefined>>

/** A practice's settings as they stood at a moment: the last entry of each scale until then; a withdrawn one is none. */
export function settingsInForce(history: readonly ChangeSettingRecord[], at: Date): ChangeOverrides {
  const last = new Map<string, ChangeSettingRecord>()
  for (const entry of history) {
    if (entry.setAt.getTime() > at.getTime()) continue
    const key = `${entry.instrumentId}/${entry.scale}`
    const known = last.get(key)
    if (!known || known.setAt.getTime() <= entry.setAt.getTime()) last.set(key, entry)
  }
  return Object.fromEntries([...last].flatMap(([key, entry]) => (entry.isWithdrawn ? [] : [[key, toSettings(entry)]])))
}

function toSettings(entry: ChangeSettingRecord): ChangeSettings {
  const confidence = CONFIDENCES.find((each) => each === entry.confidence) ?? 95
  const { sd, reliability, kind, n, source, setAt } = entry
  return { sd, reliability, confidence, provenance: entry.isCited ? 'cited' : 'entered', kind, n, source, setAt }
}

/** Which scale of which questionnaire; both must be ones this build knows. */
export const changeScaleSchema = z
  .object({ instrumentId: z.string(), scale: z.string() })
  .refine(({ instrumentId, scale }) => isKnownScale(instrumentId, scale), {
    error: 'Choose a score from the list',
    path: ['scale'],
  })

export type ChangeScale = z.infer<typeof changeScaleSchema>

/** What stands in force from now on for one scale. `kind` of reliability may be blank. */
export const changeFiguresSchema = changeScaleSchema.and(
  z.object({
    sd: z.number().positive().max(SD_MAX),
    reliability: z.number().min(0).lt(1),
    confidence: z.union([z.literal(80), z.literal(90), z.literal(95)]),
    kind: optionalLine(KIND_MAX),
    n: z.int().min(1).max(N_MAX).nullable(),
    source: optionalLine(SOURCE_MAX).refine((text) => text !== '', { error: 'Say where the numbers come from' }),
    isCited: z.boolean(),
  }),
)

export type ChangeFigures = z.infer<typeof changeFiguresSchema>

/** The form as it is posted: numbers still as they were typed. */
export const changeFormSchema = changeScaleSchema.and(
  z.object({
    sd: z.string().default(''),
    reliability: z.string().default(''),
    confidence: z
      .enum(['80', '90', '95'], { error: 'Choose 80, 90 or 95 per cent' })
      .transform((text) => Number(text) as Confidence),
    kind: optionalLine(KIND_MAX),
    n: z.string().default(''),
    source: optionalLine(SOURCE_MAX),
    isCited: checkbox,
  }),
)

export type ChangeForm = z.infer<typeof changeFormSchema>

/**
 * Reads the numbers of a posted form as the practice writes numbers.
 * @throws AppError BAD_INPUT with what to do, per field
 */
export function readChangeForm(form: ChangeForm, locale: string): ChangeFigures {
  const faults: FieldErrors = {}
  const take = (field: 'sd' | 'reliability' | 'n', read: Read): number => {
    if ('value' in read) return read.value
    faults[field] = [read.fault]
    return Number.NaN
  }
  const sd = take('sd', readSpread(form.sd, locale))
  const reliability = take('reliability', readReliability(form.reliability, locale))
  const n = form.n.trim() === '' ? null : take('n', readPeople(form.n))
  if (form.source === '') {
    const example = 'such as “Own records, 2026”'
    faults.source = [form.isCited ? 'Name the publication' : `Say where the numbers come from, ${example}`]
  }
  if (Object.keys(faults).length > 0) throw new AppError('BAD_INPUT', 'figures do not fit', faults)
  return { ...form, sd, reliability, n }
}

function isKnownScale(instrumentId: string, scale: string): boolean {
  return findInstrument(instrumentId)?.scales.some((each) => each.code === scale) ?? false
}
