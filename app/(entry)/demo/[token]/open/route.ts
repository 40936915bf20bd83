import { z } from 'zod'
import { openDemo } from '@/app/_acts/open-demo'
import { requireEntryLink } from '@/lib/auth/entry-links'
import { encodeSessionCookie } from '@/lib/auth/session-cookie'
import { identityDb } from '@/lib/db/identity-db'
import { AppError } from '@/lib/domain/errors'
import { env } from '@/lib/env'
import { publicHandler } from '@/lib/server/public-handler'

/** The link is not spent: the demo may be opened as often as wanted, as either of its people. */
export const POST = publicHandler({
  limit: 'entry-link',
  input: z.strictObject({ clinician: z.enum(['1', '2']) }),
  run: async ({ clinician }, { token = '' }, caller) => {
    if (!env().isDemoOn) throw new AppError('LINK_UNKNOWN', 'the demo is off')
    await identityDb((tx) => requireEntryLink(tx, 'demo', token))
    const { sessionToken } = await openDemo(clinician === '1' ? 1 : 2, caller.requestId)
    return { location: '/home', cookies: [await encodeSessionCookie(sessionToken)] }
  },
})
