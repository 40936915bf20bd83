import 'server-only'
import { headers } from 'next/headers'
import { NextResponse } from 'next/server'
import type { z } from 'zod'
import type { Caller } from '@/lib/auth/check-password'
import { currentRequestId, refuseHandedOver } from '@/lib/auth/current-member'
import { countAttempt, type LimitName } from '@/lib/db/rate-limits'
import type { ActionResult } from '@/lib/domain/action-result'
import { failureOf, statusOf } from '@/lib/server/answer-failure'
import { formToObject, parseInput } from '@/lib/server/form-input'
import { requireOrigin } from '@/lib/server/origin'
import { readForm } from '@/lib/server/read-form'

export type PublicResult = {
  location: string
  cookies?: { name: string; value: string; options: CookieOptions }[]
  /** Pages and files the browser kept are thrown away. */
  isCacheCleared?: boolean
}
type CookieOptions = { httpOnly: boolean; sameSite: 'lax' | 'strict'; path: string; secure: boolean; maxAge?: number }

type Definition<I> = {
  /** Attempts are counted here per network address; null where `run` counts them per account or nothing is guessed. */
  limit: LimitName | null
  /** Answers on a device that was handed over too: its way back. Everything else refuses there. */
  isForHandedOver?: boolean
  /** Null for a POST without a body. */
  input: z.ZodType<I> | null
  run: (input: I, params: Record<string, string>, caller: Caller) => Promise<PublicResult>
}

/** Longer than any form of ours before a session. */
export const BODY_LIMIT = 32_768

/**
 * A POST route for what comes before a session or is about the session itself: set up, join, reset, lock, unlock, sign
 * out, open the demo. Checks the origin and that no client has the device, counts the caller's attempts, parses, runs, and answers an ActionResult as JSON
 * whose value says where to go next.
 */
export function publicHandler<I>(definition: Definition<I>) {
  return async (request: Request, context: { params: Promise<Record<string, string>> }): Promise<Response> => {
    const requestId = await currentRequestId()
    try {
      requireOrigin(request.headers)
      if (!definition.isForHandedOver) await refuseHandedOver()
      const caller = { address: await callerAddress(), requestId }
      if (definition.limit) await countAttempt(definition.limit, caller.address)
      const input = await readInput(definition.input, request)
      const {
        location,
        cookies = [],
        isCacheCleared = false,
      } = await definition.run(input, await context.params, caller)
      const response = NextResponse.json<ActionResult<{ location: string }>>({ ok: true, value: { location } })
      for (const cookie of cookies) response.cookies.set(cookie.name, cookie.value, cookie.options)
      if (isCacheCleared) response.headers.set('Clear-Site-Data', '"cache"')
      return withoutStore(response)
    } catch (error) {
      const failure = failureOf(error, requestId, new URL(request.url).pathname.split('/')[1] ?? '')
      return withoutStore(NextResponse.json(failure, { status: statusOf(failure.code) }))
    }
  }
}

async function readInput<I>(schema: z.ZodType<I> | null, request: Request): Promise<I> {
  return schema ? parseInput(schema, formToObject(await readForm(request, BODY_LIMIT))) : (null as I)
}

/** The network address attempts are counted by: the proxy's word when there is one in front, else one for all. */
export async function callerAddress(): Promise<string> {
  const forwarded = (await headers()).get('x-forwarded-for')
  return forwarded?.split(',').at(-1)?.trim() || 'direct'
}

function withoutStore(response: NextResponse): NextResponse {
  response.headers.set('Cache-Control', 'no-store')
  return response
}
