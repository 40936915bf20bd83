import { sessionCookieName } from '@/lib/auth/session-cookie'
import { env } from '@/lib/env'
import { type MemberFixture, makeSessionCookie } from '@/lib/testing/practice-fixture'

// The framework's own request is the only thing that stands in for anything: session, permission and database are the
// real ones. A test file mocks `next/headers` and `next/cache` with these two.

let request: { cookie: string | null; origin: string | null } = { cookie: null, origin: null }
let address = ''

export const nextHeaders = {
  cookies: async () => ({
    get: (name: string) =>
      name === sessionCookieName() && request.cookie ? { name, value: request.cookie } : undefined,
  }),
  headers: async () =>
    new Headers({
      ...(request.origin ? { origin: request.origin } : {}),
      ...(address ? { 'x-forwarded-for': address } : {}),
    }),
}

export const nextCache = { revalidatePath: () => {} }

/** The next calls come from this member's browser, from one of our own pages unless told otherwise. */
export async function actAs(member: MemberFixture | null, options: { origin?: string | null } = {}): Promise<void> {
  const cookie = member ? (await makeSessionCookie(member)).value : null
  actWith(cookie, options)
}

/** The same with a cookie of one's own making. */
export function actWith(cookie: string | null, options: { origin?: string | null } = {}): void {
  request = { cookie, origin: options.origin === undefined ? env().origin : options.origin }
}

/** The network address the next calls claim to come from; blank for none. */
export function comeFrom(claimed: string): void {
  address = claimed
}
