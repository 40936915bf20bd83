import 'server-only'
import { newId } from '@/lib/db/ids'
import type { StaffTx } from '@/lib/db/practice-db'
import type { MessageKind } from '@/lib/domain/delivery'
import { AppError } from '@/lib/domain/errors'
import { TEMPLATES } from '@/lib/domain/form-message'

/**
 * Writes down a message of a demo's story as one that left at this moment. Nothing of a demo ever does, so the queue is
 * asked for nothing.
 * @throws AppError NOT_FOUND for a form of any other practice, this one included when it is no demo
 */
export async function tellSent(tx: StaffTx, input: { assignmentId: string; kind: MessageKind }): Promise<void> {
  const id = newId(tx.now)
  const { template, version } = TEMPLATES[input.kind]
  const writer = tx.scope.kind === 'member' ? tx.scope.membershipId : null
  const [row] = await tx.db.$queryRaw<{ clientId: string }[]>`
    insert into message (id, client_id, assignment_id, kind, channel, template, template_version, state, attempts,
      created_at, created_by_id, handed_at, settled_at)
    select ${id}::uuid, a.client_id, a.id, ${input.kind}, 'email', ${template}, ${version}, 'sent', 1,
      ${tx.now}, coalesce(${writer}::uuid, a.created_by_id), ${tx.now}, ${tx.now}
    from assignment a join practice p on p.id = a.practice_id
    where a.id = ${input.assignmentId}::uuid and a.via = 'message' and p.is_demo
    returning client_id as "clientId"`
  if (!row) throw new AppError('NOT_FOUND', 'not of a demo')
  await tx.audit({ action: 'message.sent', subject: { kind: 'message', id }, clientId: row.clientId })
}
