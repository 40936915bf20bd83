import 'server-only'
import type { z } from 'zod'
import { AppError, type FieldErrors } from '@/lib/domain/errors'

/**
 * A form as a plain object: a name sent once is a text, sent more often a list. Framework fields are left out.
 * @throws AppError BAD_INPUT for anything else: a made-up call of an action can pass what it likes
 */
export function formToObject(form: FormData): Record<string, string | string[]> {
  if (!(form instanceof FormData)) throw new AppError('BAD_INPUT', 'not a form')
  const found: Record<string, string | string[]> = {}
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION')) continue
    const values = form.getAll(name).filter((value) => typeof value === 'string')
    const [first] = values
    if (first !== undefined) found[name] = values.length > 1 ? values : first
  }
  return found
}

/**
 * Parses what a form sent.
 * @throws AppError BAD_INPUT with the faults per field
 */
export function parseInput<T>(schema: z.ZodType<T>, raw: unknown): T {
  if (hasNulByte(raw)) throw new AppError('BAD_INPUT', 'NUL byte')
  const parsed = schema.safeParse(raw)
  if (!parsed.success) throw new AppError('BAD_INPUT', 'does not fit', fieldErrorsOf(parsed.error))
  return parsed.data
}

function fieldErrorsOf(error: z.ZodError): FieldErrors {
  const errors: FieldErrors = {}
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? '')
    errors[field] = [...(errors[field] ?? []), issue.message]
  }
  return errors
}

/** Postgres text cannot hold it, and nobody types it. */
function hasNulByte(raw: unknown): boolean {
  if (typeof raw === 'string') return raw.includes('\0')
  if (Array.isArray(raw)) return raw.some(hasNulByte)
  if (typeof raw === 'object' && raw !== null) return Object.values(raw).some(hasNulByte)
  return false
}
