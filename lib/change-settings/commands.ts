import 'server-only'
import { newId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import {
  type ChangeFigures,
  type ChangeScale,
  changeFiguresSchema,
  changeScaleSchema,
} from '@/lib/domain/change-settings'

/**
 * What the practice measures a scale's change by from now on. Labels made before keep the settings they were made with.
 * @throws ZodError for figures no change could be judged by, or a scale this build does not know
 */
export async function setChangeSettings(tx: MemberTx, input: ChangeFigures): Promise<{ settingId: string }> {
  const { kind, ...figures } = changeFiguresSchema.parse(input)
  return addEntry(tx, { ...figures, kind: kind === '' ? null : kind, isWithdrawn: false })
}

/** Goes back to what the questionnaire itself declares; what stood until now stays in the history. */
export async function withdrawChangeSettings(tx: MemberTx, input: ChangeScale): Promise<{ settingId: string }> {
  return addEntry(tx, { ...changeScaleSchema.parse(input), isWithdrawn: true })
}

type Entry = ChangeScale &
  ({ isWithdrawn: true } | (Omit<ChangeFigures, 'kind'> & { kind: string | null; isWithdrawn: false }))

async function addEntry(tx: MemberTx, entry: Entry): Promise<{ settingId: string }> {
  const settingId = newId(tx.now)
  await tx.db.changeSetting.createMany({
    data: { ...entry, id: settingId, setAt: tx.now, setById: tx.scope.membershipId },
  })
  await tx.audit({
    action: entry.isWithdrawn ? 'practice.change-settings-withdrawn' : 'practice.change-settings-set',
    subject: { kind: 'practice', id: tx.scope.practiceId },
  })
  return { settingId }
}
