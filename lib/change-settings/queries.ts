import 'server-only'
import type { MemberTx } from '@/lib/db/practice-db'
import type { ChangeSettingRecord } from '@/lib/domain/change-settings'

export type ChangeSettingRow = ChangeSettingRecord & { id: string; setByName: string }

/** Everything the practice ever set for the change of a scale, newest first, with who set it. */
export async function readChangeSettings(tx: MemberTx): Promise<ChangeSettingRow[]> {
  const rows = await tx.db.changeSetting.findMany({
    orderBy: [{ setAt: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      instrumentId: true,
      scale: true,
      isWithdrawn: true,
      sd: true,
      reliability: true,
      confidence: true,
      kind: true,
      n: true,
      source: true,
      isCited: true,
      setAt: true,
      setBy: { select: { name: true } },
    },
  })
  return rows.map(({ setBy, ...row }) => ({ ...row, setByName: setBy.name }))
}
