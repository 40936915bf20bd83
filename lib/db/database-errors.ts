import 'server-only'
import { AppError } from '@/lib/domain/errors'

const UNAVAILABLE = new Set([
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
])
const CONFLICT = new Set(['P2002', 'P2034'])
const MISSING = new Set(['P2001', 'P2025'])

/**
 * What a failed query means to the person who asked. Our own AppErrors pass; a driver's error is told apart by its code
 * alone, because the rest differs by adapter and may hold values.
 */
export function toAppError(error: unknown): unknown {
  if (error instanceof AppError) return error
  const code = codeOf(error)
  if (CONFLICT.has(code)) return new AppError('CONFLICT', code)
  if (MISSING.has(code)) return new AppError('NOT_FOUND', code)
  if (UNAVAILABLE.has(code) || isConnectionTimeout(error)) return new AppError('UNAVAILABLE', code || 'no connection')
  return error
}

function codeOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error) return String(error.code)
  return ''
}

function isConnectionTimeout(error: unknown): boolean {
  return (
    error instanceof Error &&
    /timeout exceeded when trying to connect|timeout expired|Connection terminated/i.test(error.message)
  )
}
