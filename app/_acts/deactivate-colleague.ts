import 'server-only'
import { transferCaseload } from '@/lib/clients/commands/transfer-caseload'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { deactivateMember } from '@/lib/team/commands'

/**
 * A colleague leaves: the membership and its sessions end and every client of theirs has a new responsible clinician,
 * or nothing of it happens.
 * @throws AppError NOT_FOUND, BAD_INPUT with fieldErrors.heirId
 */
export async function deactivateColleague(
  tx: MemberTx,
  input: { memberId: string; heirId?: string | undefined },
): Promise<{ transferred: number }> {
  const { memberId, heirId } = input
  if (!heirId) throw new AppError('BAD_INPUT', 'no heir', { heirId: ['Choose the colleague who takes over'] })
  await deactivateMember(tx, { memberId, heirId })
  return { transferred: await transferCaseload(tx, { fromId: memberId, toId: heirId }) }
}
