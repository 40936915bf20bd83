import { z } from 'zod'
import { plainLineSchema, plainTextSchema } from '@/lib/domain/plain-text'

/** A name a form may send never, once or often, as a list. */
export function listOf<T extends z.ZodType>(item: T, max = 200) {
  return z.preprocess(
    (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
    z.array(item).max(max, `At most ${max}`),
  )
}

/** A box that sends its value when ticked and nothing when not. */
export const checkbox = z.preprocess((value) => value === true || value === 'on' || value === 'true', z.boolean())

/** One line a person must give: trimmed, at most `max` characters. Faults come in words. */
export function neededLine(max: number, missing: string) {
  return inWords(plainLineSchema(max), max).refine((text) => text !== '', { error: missing })
}

/** One line that may stay blank; missing is blank. */
export function optionalLine(max: number) {
  return z.preprocess((value) => value ?? '', inWords(plainLineSchema(max), max))
}

/** A text of several lines that may stay blank; missing is blank. */
export function optionalText(max: number) {
  return z.preprocess((value) => value ?? '', inWords(plainTextSchema(max), max))
}

/** A choice that may be left out: blank and missing are null. */
export function optionalChoice<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value === '' || value === undefined ? null : value), schema.nullable())
}

function inWords(schema: z.ZodType<string, string>, max: number) {
  return z.string('Enter text').transform((text, context) => {
    const parsed = schema.safeParse(text)
    if (parsed.success) return parsed.data
    const isTooLong = parsed.error.issues.some((issue) => issue.message === 'TOO_LONG')
    const message = isTooLong
      ? `Shorten this to ${max} characters or fewer`
      : 'This holds a character that cannot be kept; type it again'
    context.addIssue({ code: 'custom', message, input: text })
    return z.NEVER
  })
}
