import 'server-only'
import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import type { Caller } from '@/lib/auth/check-password'
import { nextAuthOptions } from '@/lib/auth/next-auth-options'
import { env } from '@/lib/env'

/** What of next-auth is served: everything it could do beyond signing in with a password is shut. */
const SERVED = { GET: ['csrf', 'providers'], POST: ['callback/credentials'] }

export function isServedByNextAuth(method: 'GET' | 'POST', action: readonly string[]): boolean {
  return SERVED[method].includes(action.join('/'))
}

/** Lets next-auth answer a read. */
export async function answerNextAuth(request: NextRequest, action: string[], caller: Caller): Promise<Response> {
  const bare = new NextRequest(addressOf(action), { headers: request.headers })
  return NextAuth(bare, { params: { nextauth: action } }, nextAuthOptions(caller))
}

/** Lets next-auth check a sign-in form. Only the fields it needs reach it, so nothing else can confuse it. */
export async function answerSignIn(form: FormData, action: string[], caller: Caller): Promise<Response> {
  const field = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const body = new URLSearchParams({
    csrfToken: field('csrfToken'),
    email: field('email'),
    password: field('password'),
    callbackUrl: new URL('/home', env().origin).href,
    json: 'true',
  })
  const request = new NextRequest(addressOf(action), { method: 'POST', body })
  return NextAuth(request, { params: { nextauth: action } }, nextAuthOptions(caller))
}

/** Built from the configured origin: no Host header is believed, and no query is passed on. */
function addressOf(action: string[]): string {
  return new URL(`/api/auth/${action.join('/')}`, env().origin).href
}
