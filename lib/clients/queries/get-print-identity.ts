import 'server-only'
import { isId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { type LocalDate, localDateOf } from '@/lib/domain/wall-time'

/** What a sheet of paper identifies a client by. */
export type PrintIdentity = {
  id: string
  name: string
  /** Blank where the practice keeps none. */
  recordNumber: string
  bornOn: LocalDate | null
  pronouns: string
  /** No crisis contacts are put before this client. */
  isHelpHidden: boolean
  responsibleName: string
}

/** @throws AppError NOT_FOUND for a foreign, missing or malformed id */
export async function getPrintIdentity(tx: MemberTx, clientId: string): Promise<PrintIdentity> {
  const found = isId(clientId)
    ? await tx.db.client.findFirst({
        where: { id: clientId },
        select: {
          id: true,
          name: true,
          recordNumber: true,
          bornOn: true,
          pronouns: true,
          isHelpHidden: true,
          responsible: { select: { name: true } },
        },
      })
    : null
  if (!found) throw new AppError('NOT_FOUND')
  const { id, name, recordNumber, bornOn, pronouns, isHelpHidden } = found
  return {
    ...{ id, name, recordNumber, pronouns, isHelpHidden },
    bornOn: bornOn && localDateOf(bornOn, 'UTC'),
    responsibleName: found.responsible.name,
  }
}
