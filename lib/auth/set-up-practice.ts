import 'server-only'
import { z } from 'zod'
import { type Account, type Caller, checkPassword, hasAccount } from '@/lib/auth/check-password'
import { enterPractice, memberActor } from '@/lib/auth/enter-practice'
import { requireEntryLink, spendEntryLink } from '@/lib/auth/entry-links'
import { hashPassword } from '@/lib/auth/passwords'
import { type IdentityTx, identityDb } from '@/lib/db/identity-db'
import { newId } from '@/lib/db/ids'
import { chosenPassword, emailField, personName, wordPasswordFault } from '@/lib/domain/account-fields'
import { AppError } from '@/lib/domain/errors'
import { practiceFields } from '@/lib/domain/practice-fields'
import { defaultQuickExit } from '@/lib/domain/quick-exit'

export const setUpSchema = z.object({
  practiceName: practiceFields.name,
  timeZone: practiceFields.timeZone,
  country: practiceFields.country,
  locale: practiceFields.locale,
  readingPromiseDays: practiceFields.readingPromiseDays,
  name: personName,
  email: emailField,
  password: chosenPassword,
})

export type SetUpInput = z.infer<typeof setUpSchema>

/**
 * Spends a set-up link: makes the practice and its owner and signs the owner in. Whoever already has an account here
 * keeps it and gives its password.
 * @returns the secret for the session's cookie
 * @throws AppError LINK_UNKNOWN, LINK_EXPIRED, LINK_SPENT, TOO_MANY, BAD_INPUT with fieldErrors.password
 */
export async function setUpPractice(input: SetUpInput, token: string, caller: Caller): Promise<string> {
  const link = await identityDb((tx) => requireEntryLink(tx, 'setup', token))
  const account = await knownAccount(input, caller)
  const passwordHash = account ? null : await hashNewPassword(input)
  return identityDb(async (tx) => {
    await spendEntryLink(tx, link.id)
    const practiceId = newId(tx.now)
    await tx.db.practice.createMany({ data: practiceRow(input, practiceId, tx.now) })
    const userId = account?.id ?? (await insertAccount(tx, input, passwordHash))
    const owner = { practiceId, id: newId(tx.now), userId }
    await tx.db.membership.createMany({ data: { ...owner, name: input.name, role: 'owner', createdAt: tx.now } })
    await tx.audit(memberActor(owner, caller.requestId), {
      action: 'practice.created',
      subject: { kind: 'practice', id: practiceId },
    })
    return enterPractice(tx, owner, caller.requestId)
  })
}

async function knownAccount(input: SetUpInput, caller: Caller): Promise<Account | null> {
  if (!(await hasAccount(input.email))) return null
  return checkPassword(input.email, input.password, caller).catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'WRONG_PASSWORD') throw error
    throw new AppError('BAD_INPUT', 'known address', {
      password: ['Somebody signs in here with this address already. Give its password, or use another address'],
    })
  })
}

async function hashNewPassword({ password, email, name, practiceName }: SetUpInput): Promise<string> {
  const fault = wordPasswordFault(password, [email, name, practiceName])
  if (fault) throw new AppError('BAD_INPUT', 'weak password', { password: [fault] })
  return hashPassword(password)
}

async function insertAccount(tx: IdentityTx, input: SetUpInput, passwordHash: string | null): Promise<string> {
  const id = newId(tx.now)
  await tx.db.userAccount.createMany({
    data: {
      id,
      email: input.email,
      name: input.name,
      passwordHash,
      passwordChangedAt: tx.now,
      createdAt: tx.now,
    },
  })
  return id
}

function practiceRow(input: SetUpInput, id: string, createdAt: Date) {
  return {
    id,
    name: input.practiceName,
    timeZone: input.timeZone,
    country: input.country,
    locale: input.locale,
    readingPromiseDays: input.readingPromiseDays,
    quickExitUrl: defaultQuickExit(input.country),
    createdAt,
  }
}
