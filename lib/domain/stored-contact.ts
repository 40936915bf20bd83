import type { ContactChannel, ContactChoice, ContactFacts } from '@/lib/domain/safe-contact'
import { localDateOf } from '@/lib/domain/wall-time'

/** What of a safe-contact row decides whether something may be sent. */
export type StoredContact = {
  choice: string
  channels: string[]
  confirmedOn: Date
  stoppedAt: Date | null
  stoppedBy: string | null
  stoppedWhat: string | null
  reminderCount: number | null
}

/** The columns that hold it: whoever decides about sending reads all of them. */
export const CONTACT_COLUMNS = {
  choice: true,
  channels: true,
  confirmedOn: true,
  stoppedAt: true,
  stoppedBy: true,
  stoppedWhat: true,
  reminderCount: true,
} as const satisfies Record<keyof StoredContact, true>

/** Stored words are held to these sets by the database's checks. */
export function toContactFacts(stored: StoredContact | null): ContactFacts {
  if (!stored) return null
  return {
    choice: stored.choice as ContactChoice,
    channels: stored.channels as ContactChannel[],
    confirmedOn: localDateOf(stored.confirmedOn, 'UTC'),
    stopped: stored.stoppedAt
      ? {
          by: stored.stoppedBy === 'client' ? 'client' : 'practice',
          what: stored.stoppedWhat === 'all' ? 'all' : 'reminders',
        }
      : null,
    reminderCount: stored.reminderCount,
  }
}
