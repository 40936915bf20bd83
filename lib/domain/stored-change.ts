import { z } from 'zod'
import { CHANGE_CODES } from '@/lib/domain/change'
import { type FirstComparison, NO_LABEL_REASONS } from '@/lib/domain/comparison'

const settingsSchema = z.object({
  sd: z.number().nullable(),
  reliability: z.number().nullable(),
  confidence: z.union([z.literal(80), z.literal(90), z.literal(95)]),
  provenance: z.enum(['assumed', 'entered', 'cited']),
  kind: z.string().nullable(),
  n: z.number().nullable(),
  source: z.string(),
  points: z.number().optional(),
  setAt: z.coerce.date().optional(),
  threshold: z.number(),
})

const judgementShape = {
  code: z.enum(CHANGE_CODES).nullable(),
  noLabel: z.enum(NO_LABEL_REASONS).nullable(),
  rci: z.number().nullable(),
  settings: settingsSchema.nullable(),
}

/**
 * The comparison with the first score as it stands beside a response: the label, and the settings it was judged by, so
 * that history does not move when settings do. Null: the first of its line, or about nobody confirmed.
 */
export const storedChangeSchema: z.ZodType<FirstComparison> = z.object({
  withId: z.string(),
  withCompletedAt: z.coerce.date(),
  scaleCode: z.string(),
  points: z.number().nullable(),
  strengthPoints: z.number().nullable(),
  warnings: z.array(z.enum(['OTHER_REFERENT', 'PRORATED', 'UNDER_14_DAYS'])),
  ...judgementShape,
  bothFell: z.boolean(),
  // Labels of before a practice could set further scales have none.
  others: z.record(z.string(), z.object({ points: z.number().nullable(), ...judgementShape })).optional(),
})

/** Reads a stored label back; null where none was stored. */
export function readStoredChange(stored: unknown): FirstComparison | null {
  return stored === null || stored === undefined ? null : storedChangeSchema.parse(stored)
}
