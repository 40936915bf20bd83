/**
 * The closed set of things that can be wrong with a request. Words for each stand in lib/format/error-words.ts;
 * anything that is not an AppError reaches people as "something went wrong" with the request's id.
 */
export const APP_ERROR_CODES = [
  'BAD_INPUT',
  'BAD_ORIGIN',
  'SIGNED_OUT',
  'LOCKED',
  'HANDED_OVER',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'STALE',
  'TOO_MANY',
  'LINK_UNKNOWN',
  'LINK_EXPIRED',
  'LINK_REVOKED',
  'LINK_SPENT',
  'LINK_REPLACED',
  'LINK_LOCKED',
  'WRONG_PIN',
  'WRONG_PASSWORD',
  'CONTACT_FORBIDS',
  'UNAVAILABLE',
] as const

export type AppErrorCode = (typeof APP_ERROR_CODES)[number]

/** Field name to what is wrong with it, in words a person can act on. */
export type FieldErrors = Record<string, string[]>

/** The one error our own code throws on purpose. `code` goes over the wire, `message` stays in the log. */
export class AppError extends Error {
  override readonly name = 'AppError'
  /** What of an error reaches an error page in production: the framework sends this and nothing else. */
  readonly digest: AppErrorCode

  constructor(
    readonly code: AppErrorCode,
    message: string = code,
    readonly fieldErrors: FieldErrors = {},
  ) {
    super(message)
    this.digest = code
  }
}
