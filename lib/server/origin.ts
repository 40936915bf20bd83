import 'server-only'
import { AppError } from '@/lib/domain/errors'
import { env } from '@/lib/env'

/** Whether a request says that it comes from our own pages: the Origin header is there and is the configured one. */
export function isOwnOrigin(headers: Pick<Headers, 'get'>): boolean {
  return headers.get('origin') === env().origin
}

/**
 * Every write must come from our own pages.
 * @throws AppError BAD_ORIGIN
 */
export function requireOrigin(headers: Pick<Headers, 'get'>): void {
  if (!isOwnOrigin(headers)) throw new AppError('BAD_ORIGIN')
}
