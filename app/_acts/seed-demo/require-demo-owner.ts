import 'server-only'
import { currentMember } from '@/lib/auth/current-member'
import { requirePermission } from '@/lib/auth/scope'
import { AppError } from '@/lib/domain/errors'

/**
 * The demo the request is signed in to, as one of its owners.
 * @throws AppError SIGNED_OUT, LOCKED, FORBIDDEN to a clinician, NOT_FOUND in a practice that is not a demo
 */
export async function requireDemoOwner(): Promise<{ practiceId: string }> {
  const { scope, practice } = await currentMember()
  requirePermission(scope, 'practice:manage')
  if (!practice.isDemo) throw new AppError('NOT_FOUND', 'not a demo')
  return { practiceId: scope.practiceId }
}
