import 'server-only'
import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import type { z } from 'zod'
import { currentMember, currentRequestId, type Member } from '@/lib/auth/current-member'
import { requirePermission } from '@/lib/auth/scope'
import { type MemberTx, practiceDb } from '@/lib/db/practice-db'
import type { FormAction } from '@/lib/domain/action-result'
import { AppError } from '@/lib/domain/errors'
import type { Permission } from '@/lib/domain/permissions'
import { failureOf } from '@/lib/server/answer-failure'
import { formToObject, parseInput } from '@/lib/server/form-input'
import { requireOrigin } from '@/lib/server/origin'

type Definition<I, T> = {
  permission: Permission
  input: z.ZodType<I>
  /** Runs in the one transaction, audit rows included; what it returns reaches the browser. */
  run: (tx: MemberTx, input: I, member: Member) => Promise<T>
  /** Paths whose pages show what was written. */
  revalidate?: (input: I, value: T) => string[]
}

/**
 * The one maker of server actions. Order: origin, session and membership re-read, permission, parse, one transaction,
 * then revalidation. Refusals and faults come back as `{ ok: false }`, never thrown at the form.
 */
export function practiceAction<I, T>(definition: Definition<I, T>): FormAction<T> {
  return async (_previous, form) => {
    const requestId = await currentRequestId()
    const who = await admit(definition.permission)
    if (who instanceof AppError) return failureOf(who, requestId, definition.permission)
    try {
      const input = parseInput(definition.input, formToObject(form))
      const value = await practiceDb(who.scope, (tx) => definition.run(tx, input, who))
      for (const path of definition.revalidate?.(input, value) ?? []) revalidatePath(path)
      return { ok: true, value }
    } catch (error) {
      return failureOf(error, requestId, definition.permission)
    }
  }
}

/** Authorises before anything is parsed. A refusal is a value here so that no catch can turn it into something else. */
async function admit(permission: Permission): Promise<Member | AppError> {
  const decided = await decide(permission).then(
    (member) => member,
    (error: unknown) => error,
  )
  if (decided instanceof AppError) return decided
  if (decided instanceof Error) throw decided
  return decided as Member
}

async function decide(permission: Permission): Promise<Member> {
  requireOrigin(await headers())
  const member = await currentMember()
  requirePermission(member.scope, permission)
  return member
}
