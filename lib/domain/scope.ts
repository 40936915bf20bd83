import type { Role } from '@/lib/domain/permissions'

declare const minted: unique symbol

/**
 * What one request may touch. A scope is minted in lib/auth alone, from a session and membership row, a link's hash
 * or a respondent's session row re-read for that request; nothing a browser sends can make one.
 */
export type PracticeScope = {
  readonly [minted]: 'member'
  readonly kind: 'member'
  readonly practiceId: string
  readonly membershipId: string
  readonly userId: string
  readonly role: Role
  readonly requestId: string
}

/** A respondent's scope reaches one client of one practice, and speaks for one assignment. */
export type RespondentScope = {
  readonly [minted]: 'respondent'
  readonly kind: 'respondent'
  readonly practiceId: string
  readonly clientId: string
  readonly assignmentId: string
  readonly respondentSessionId: string | null
  readonly requestId: string
}

/** A job of the queue, at work for one practice: nobody waits for it, and nobody's role stands behind it. */
export type JobScope = {
  readonly [minted]: 'job'
  readonly kind: 'job'
  readonly practiceId: string
  /** The row the job is about. */
  readonly subjectId: string
  readonly requestId: string
}

export type Scope = PracticeScope | RespondentScope | JobScope
