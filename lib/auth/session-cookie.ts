import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import { ABSOLUTE_HOURS } from '@/lib/auth/session-rows'
import { env } from '@/lib/env'

const MAX_AGE = ABSOLUTE_HOURS * 3600

/** `__Host-` binds a cookie to this host and to https; Chromium drops it on loopback http, where it is left off. */
export function cookieName(base: string): string {
  return env().isHttps ? `__Host-${base}` : base
}

export function sessionCookieName(): string {
  return cookieName('interdepend-session')
}

export function cookieOptions() {
  return { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: env().isHttps }
}

export function authSecret(): string {
  return env().nextAuthSecret
}

/** The cookie next-auth would set for this session: an encrypted token that carries the session's secret alone. */
export async function encodeSessionCookie(sessionToken: string) {
  const value = await encode({ token: { sid: sessionToken }, secret: authSecret(), maxAge: MAX_AGE })
  return { name: sessionCookieName(), value, options: { ...cookieOptions(), maxAge: MAX_AGE } }
}

/** Takes the session's cookie off the browser. */
export function clearedSessionCookie() {
  return { name: sessionCookieName(), value: '', options: { ...cookieOptions(), maxAge: 0 } }
}

/** The session's secret in a cookie, or null when it is not one of ours. */
export async function decodeSessionCookie(value: string | undefined): Promise<string | null> {
  if (!value) return null
  const token = await decode({ token: value, secret: authSecret() }).catch(() => null)
  return typeof token?.sid === 'string' ? token.sid : null
}
