import 'server-only'
import { isId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { findSuggestion } from '@/lib/domain/library/library'
import type { LibraryTrait } from '@/lib/domain/library/suggestion'
import type { LocalDate } from '@/lib/domain/wall-time'

/** Something on a client's plan, in the words it was given in. */
export type PlanRow = {
  id: string
  suggestionId: string
  trait: LibraryTrait | null
  title: string
  words: string
  isConfronting: boolean
  addedAt: Date
  addedByName: string
  doneOn: LocalDate | null
}

/** A client's plan: what is to be done in the order it was put there, then what was done, the latest first. */
export async function listPlan(tx: MemberTx, clientId: string): Promise<PlanRow[]> {
  if (!isId(clientId)) throw new AppError('NOT_FOUND')
  const rows = await tx.db.$queryRaw<Stored[]>`
    select i.id, i.suggestion_id as "suggestionId", i.suggestion_version as "suggestionVersion",
      i.added_at as "addedAt", i.done_on::text as "doneOn", m.name as "addedByName"
    from plan_item i join membership m on m.practice_id = i.practice_id and m.id = i.added_by_id
    where i.client_id = ${clientId}::uuid and i.removed_at is null
    order by i.done_on desc nulls first, i.added_at, i.id limit 100`
  return rows.map(({ suggestionVersion, ...row }) => {
    const suggestion = findSuggestion(row.suggestionId, suggestionVersion)
    return {
      ...row,
      trait: suggestion?.trait ?? null,
      title: suggestion?.title ?? row.suggestionId,
      words: suggestion?.words ?? 'This build no longer holds these words.',
      isConfronting: suggestion?.isConfronting ?? false,
    }
  })
}

type Stored = Pick<PlanRow, 'id' | 'suggestionId' | 'addedAt' | 'addedByName' | 'doneOn'> & {
  suggestionVersion: string
}
