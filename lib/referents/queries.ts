import 'server-only'
import { isId } from '@/lib/db/ids'
import type { PracticeTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import type { KnownReferent, ReferentKind } from '@/lib/domain/referents'

/**
 * The people a client's answers are about, in the order they came up, hints opened.
 * @throws AppError NOT_FOUND for a malformed id
 */
export async function listReferents(tx: PracticeTx, clientId: string): Promise<KnownReferent[]> {
  if (!isId(clientId)) throw new AppError('NOT_FOUND')
  const rows = await tx.db.$queryRaw<{ id: string; kind: ReferentKind; hintSealed: Uint8Array | null }[]>`
    select id, kind, hint_sealed as "hintSealed" from referent where client_id = ${clientId}::uuid
    order by created_at, id`
  return rows.map(({ id, kind, hintSealed }) => ({
    id,
    kind,
    hint: hintSealed ? tx.open(hintOf(id), hintSealed) : null,
  }))
}

/** Where the client's own word for a person is sealed. */
export function hintOf(referentId: string) {
  return { table: 'referent', column: 'hint', rowId: referentId }
}
