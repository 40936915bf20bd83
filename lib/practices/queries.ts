import 'server-only'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { type OwnCrisisContact, readOwnCrisisContacts } from '@/lib/domain/stored-crisis-contacts'

export type PracticeSettings = {
  name: string
  timeZone: string
  country: string
  locale: string
  /** Working days in which a completed form is read. */
  readingPromiseDays: number
  quickExitUrl: string
  isPinDefault: boolean
  isDemo: boolean
  reminderCount: number
  reminderAfterDays: number
  /** HH:MM in its zone. */
  reminderAt: string
  /** Null: the country's. */
  ownCrisisContacts: OwnCrisisContact[] | null
}

/** Everything a practice decides for itself. */
export async function readPracticeSettings(tx: MemberTx): Promise<PracticeSettings> {
  const row = await tx.db.practice.findFirst({
    where: { id: tx.scope.practiceId },
    select: {
      name: true,
      timeZone: true,
      country: true,
      locale: true,
      readingPromiseDays: true,
      quickExitUrl: true,
      isPinDefault: true,
      isDemo: true,
      reminderCount: true,
      reminderAfterDays: true,
      reminderAt: true,
      crisisContacts: true,
    },
  })
  if (!row) throw new AppError('NOT_FOUND')
  const { crisisContacts, ...settings } = row
  return { ...settings, ownCrisisContacts: readOwnCrisisContacts(crisisContacts) }
}
