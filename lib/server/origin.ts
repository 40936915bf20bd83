import 'server-only'
import { AppError } from '@/lib/domain/errors'
import { env } from '@/lib/env'

/**
 * Every write must come from our own pages: the Origin header must be there and be the configured one.
 * @throws AppError BAD_ORIGIN
 */
export function requireOrigin(headers: Pick<Headers, 'get'>): void {
  if (headers.get('origin') !== env().origin) throw new AppError('BAD_ORIGIN')
}
