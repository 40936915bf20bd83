import { z } from 'zod'
import { addDays, endOfLocalDay, localDateOf } from '@/lib/domain/wall-time'

export const ASSIGNMENT_STATES = [
  'scheduled',
  'not-opened',
  'opened',
  'started',
  'locked',
  'completed',
  'expired',
  'revoked',
] as const

export type AssignmentStateCode = (typeof ASSIGNMENT_STATES)[number]

/** What is stored of an assignment. Its state is never stored: it follows from these and the time. */
export type AssignmentFacts = {
  scheduledFor: Date | null
  openedAt: Date | null
  /** Questions with an answer or a skip so far. */
  answered: number
  of: number
  expiresAt: Date
  revokedAt: Date | null
  completedAt: Date | null
  /** Five wrong PINs. */
  lockedAt: Date | null
}

export type AssignmentState = {
  code: AssignmentStateCode
  /** When it came to be so, where one moment made it so. */
  since: Date | null
  answered: number
  of: number
  /** Whether answers may still come in by it, now or from its start. */
  isOpen: boolean
}

export const EXPIRES_IN_DAYS_DEFAULT = 14

const DAYS_ERROR = 'Choose 1 to 30 days'

/** Days a link stays open: 1 to 30, 14 when left out or blank. Takes a form's text as well as a number. */
export const expiresInDaysSchema = z.preprocess(
  (value) => (value === undefined || value === null || value === '' ? EXPIRES_IN_DAYS_DEFAULT : value),
  z.coerce.number({ error: DAYS_ERROR }).pipe(z.int({ error: DAYS_ERROR }).min(1, DAYS_ERROR).max(30, DAYS_ERROR)),
)

/** The last moment of a link: the end of that day in the practice's zone, since people read "until 4 December". */
export function expiryOf(sentAt: Date, expiresInDays: number, zone: string): Date {
  return endOfLocalDay(addDays(localDateOf(sentAt, zone), expiresInDays), zone)
}

/** What an assignment is at a moment. Done outlives withdrawn, withdrawn outlives run out. */
export function deriveAssignmentState(facts: AssignmentFacts, now: Date): AssignmentState {
  const { code, since } = decide(facts, now)
  return { code, since, answered: facts.answered, of: facts.of, isOpen: OPEN.has(code) }
}

/** Whether answers may still come in by it, now or from its start. A locked link is open: a new PIN frees it. */
export function isOpenState(code: AssignmentStateCode): boolean {
  return OPEN.has(code)
}

/** Assignments of the same form that are still open: asking again would ask the same thing twice. */
export function findDuplicates<T extends AssignmentFacts & { formId: string }>(
  assignments: readonly T[],
  formId: string,
  now: Date,
): T[] {
  return assignments.filter((each) => each.formId === formId && deriveAssignmentState(each, now).isOpen)
}

const OPEN: ReadonlySet<AssignmentStateCode> = new Set(['scheduled', 'not-opened', 'opened', 'started', 'locked'])

function decide(facts: AssignmentFacts, now: Date): { code: AssignmentStateCode; since: Date | null } {
  if (facts.completedAt) return { code: 'completed', since: facts.completedAt }
  if (facts.revokedAt) return { code: 'revoked', since: facts.revokedAt }
  if (facts.expiresAt.getTime() < now.getTime()) return { code: 'expired', since: facts.expiresAt }
  if (facts.scheduledFor && facts.scheduledFor.getTime() > now.getTime()) {
    return { code: 'scheduled', since: null }
  }
  if (facts.lockedAt) return { code: 'locked', since: facts.lockedAt }
  if (facts.answered > 0) return { code: 'started', since: facts.openedAt }
  if (facts.openedAt) return { code: 'opened', since: facts.openedAt }
  return { code: 'not-opened', since: null }
}
