import { z } from 'zod'
import { CODE } from '@/app/q/addresses'
import { frame } from '@/app/q/frame'
import { type Answer, forNobody } from '@/app/q/respond'
import { spendCode } from '@/lib/assignments/commands/codes'
import { scopeFromCode } from '@/lib/auth/respondents'
import { practiceDb } from '@/lib/db/practice-db'
import { countAttempt } from '@/lib/db/rate-limits'
import { AppError } from '@/lib/domain/errors'
import { readCode } from '@/lib/domain/short-code'

/** One field, the same for everyone. */
export const GET = forNobody({ name: 'code', run: async () => showCode(false) })

/**
 * A code that is good once leads to the gate of its link. Wrong, used and run out are one answer, and every try counts:
 * by where it comes from, and all of them together.
 */
export const POST = forNobody({
  name: 'code',
  input: z.strictObject({ code: z.string().max(100).default('') }),
  run: async ({ input, caller }) => {
    await countAttempt('code-address', caller.address)
    await countAttempt('code-all', 'all')
    const secret = await spend(readCode(input.code), caller.requestId)
    return secret === null ? { ...showCode(true), status: 422 } : { kind: 'move', to: `/q/${secret}` }
  },
})

async function spend(code: string | null, requestId: string): Promise<string | null> {
  const scope = code === null ? null : await scopeFromCode(code, requestId)
  if (code === null || scope === null) return null
  return practiceDb(scope, (tx) => spendCode(tx, code)).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'LINK_UNKNOWN') return null
    throw error
  })
}

function showCode(isRefused: boolean): Extract<Answer, { kind: 'page' }> {
  return { kind: 'page', page: frame(null, { kind: 'code', action: CODE, isRefused }) }
}
