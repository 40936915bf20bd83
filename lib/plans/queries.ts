import 'server-only'
import { isId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { findSuggestion } from '@/lib/domain/library/library'
import type { LibraryTrait } from '@/lib/domain/library/suggestion'
import { type LocalDate, localDateOf } from '@/lib/domain/wall-time'

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
  const rows = await tx.db.planItem.findMany({
    where: { clientId, removedAt: null },
    orderBy: [{ doneOn: { sort: 'desc', nulls: 'first' } }, { addedAt: 'asc' }, { id: 'asc' }],
    take: 100,
    select: {
      id: true,
      suggestionId: true,
      suggestionVersion: true,
      addedAt: true,
      doneOn: true,
      addedBy: { select: { name: true } },
    },
  })
  return rows.map(({ suggestionVersion, addedBy, doneOn, ...row }) => {
    const suggestion = findSuggestion(row.suggestionId, suggestionVersion)
    return {
      ...row,
      trait: suggestion?.trait ?? null,
      title: suggestion?.title ?? row.suggestionId,
      words: suggestion?.words ?? 'This build no longer holds these words.',
      isConfronting: suggestion?.isConfronting ?? false,
      addedByName: addedBy.name,
      doneOn: doneOn && localDateOf(doneOn, 'UTC'),
    }
  })
}
