import 'server-only'
import { AppError } from '@/lib/domain/errors'
import { isPermitted, type Permission, ROLES, type Role } from '@/lib/domain/permissions'
import type { JobScope, PracticeScope, RespondentScope } from '@/lib/domain/scope'

// The only file that makes a scope. Everything here starts from a row just read, never from what a browser sent.

type MembershipRow = { practiceId: string; id: string; userId: string; role: string; deactivatedAt: Date | null }

/**
 * The scope of a signed-in member.
 * @throws AppError SIGNED_OUT when the membership has ended or its role is unknown
 */
export function mintPracticeScope(membership: MembershipRow, requestId: string): PracticeScope {
  if (membership.deactivatedAt) throw new AppError('SIGNED_OUT', 'membership ended')
  if (!isRole(membership.role)) throw new AppError('SIGNED_OUT', 'unknown role')
  return {
    kind: 'member',
    practiceId: membership.practiceId,
    membershipId: membership.id,
    userId: membership.userId,
    role: membership.role,
    requestId,
  } as PracticeScope
}

type AssignmentRow = { practiceId: string; clientId: string; assignmentId: string; respondentSessionId: string | null }

/** The scope of whoever holds a link or the cookie opened with it. */
export function mintRespondentScope(row: AssignmentRow, requestId: string): RespondentScope {
  return { kind: 'respondent', ...row, requestId } as RespondentScope
}

/** The scope of a job, from the row of the queue that this process holds. */
export function mintJobScope(job: { practiceId: string; id: string }, requestId: string): JobScope {
  return { kind: 'job', practiceId: job.practiceId, subjectId: job.id, requestId } as JobScope
}

/** @throws AppError FORBIDDEN when the scope's role may not do this */
export function requirePermission(scope: PracticeScope, permission: Permission): void {
  if (!isPermitted(scope.role, permission)) throw new AppError('FORBIDDEN', permission)
}

function isRole(role: string): role is Role {
  return (ROLES as readonly string[]).includes(role)
}
