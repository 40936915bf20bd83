import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import type { Caller } from '@/lib/auth/check-password'
import { authSecret, cookieName, cookieOptions, sessionCookieName } from '@/lib/auth/session-cookie'
import { ABSOLUTE_HOURS } from '@/lib/auth/session-rows'
import { signIn } from '@/lib/auth/sign-in'
import { AppError } from '@/lib/domain/errors'

/** next-auth keeps the cookie; who may enter is decided by lib/auth/sign-in and the session table. */
export function nextAuthOptions(caller: Caller): NextAuthOptions {
  return {
    secret: authSecret(),
    session: { strategy: 'jwt', maxAge: ABSOLUTE_HOURS * 3600 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [
      CredentialsProvider({
        name: 'E-mail and password',
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        authorize: async (given) => ({ id: await authorise(given?.email ?? '', given?.password ?? '', caller) }),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => ({ sid: user?.id ?? token.sid }),
      session: () => ({ expires: '' }),
    },
    cookies: {
      sessionToken: { name: sessionCookieName(), options: cookieOptions() },
      csrfToken: { name: cookieName('interdepend-csrf'), options: cookieOptions() },
      callbackUrl: { name: cookieName('interdepend-callback'), options: cookieOptions() },
    },
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
  }
}

/** next-auth hands an error's message to the browser: it gets a code of ours or nothing that tells. */
async function authorise(email: string, password: string, caller: Caller): Promise<string> {
  try {
    return await signIn(email, password, caller)
  } catch (error) {
    throw new Error(error instanceof AppError ? error.code : 'UNAVAILABLE')
  }
}
