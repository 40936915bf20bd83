import 'server-only'
import pino from 'pino'
import { env } from '@/lib/env'

/** The only things a log line may hold: no names, answers, notes, addresses or tokens can be written by mistake. */
export type LogFields = {
  requestId?: string
  practiceId?: string
  route?: string
  code?: string
  errorName?: string
  /** The number an error page shows. */
  digest?: string
  durationMs?: number
}

let logger: pino.Logger | undefined

export const log = {
  info: (event: string, fields: LogFields = {}) => write('info', event, fields),
  warn: (event: string, fields: LogFields = {}) => write('warn', event, fields),
  error: (event: string, fields: LogFields = {}) => write('error', event, fields),
}

function write(level: 'info' | 'warn' | 'error', event: string, fields: LogFields): void {
  logger ??= pino({ level: env().logLevel, base: null })
  const { requestId, practiceId, route, code, errorName, digest, durationMs } = fields
  logger[level]({ requestId, practiceId, route, code, errorName, digest, durationMs }, event)
}

/** Name and code of an unexpected error; its message may hold values and stays out. */
export function describeError(error: unknown): Pick<LogFields, 'errorName' | 'code'> {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  return { errorName: error instanceof Error ? error.name : typeof error, code }
}
