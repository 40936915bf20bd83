import 'server-only'
import type { ActionResult } from '@/lib/domain/action-result'
import { AppError } from '@/lib/domain/errors'
import { errorWords } from '@/lib/format/error-words'
import { describeError, log } from '@/lib/server/log'

/** What a failed write answers: our own code in words, or "something went wrong" with the request's id. */
export function failureOf(
  error: unknown,
  requestId: string,
  route: string,
): Extract<ActionResult<never>, { ok: false }> {
  if (error instanceof AppError) {
    log.warn('refused', { requestId, route, code: error.code })
    return { ok: false, code: error.code, message: errorWords(error.code), fieldErrors: error.fieldErrors }
  }
  log.error('failed', { requestId, route, ...describeError(error) })
  return { ok: false, code: 'UNAVAILABLE', message: errorWords('UNEXPECTED', requestId), fieldErrors: {} }
}

/** Status for a failure that leaves by a route handler. */
export function statusOf(code: string): number {
  return STATUS[code] ?? 400
}

const STATUS: Record<string, number> = {
  BAD_ORIGIN: 403,
  FORBIDDEN: 403,
  SIGNED_OUT: 401,
  WRONG_PASSWORD: 401,
  LOCKED: 423,
  HANDED_OVER: 423,
  NOT_FOUND: 404,
  CONFLICT: 409,
  STALE: 409,
  TOO_MANY: 429,
  UNAVAILABLE: 503,
}
