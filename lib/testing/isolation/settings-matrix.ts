import * as commands from '@/lib/change-settings/commands'
import * as queries from '@/lib/change-settings/queries'
import { type Matrix, own } from '@/lib/testing/isolation/matrix-entry'

const strengths = { instrumentId: 'cta-40', scale: 'STR' }

export const settingsMatrix: Matrix = {
  'change-settings/commands:setChangeSettings': own((tx) =>
    commands.setChangeSettings(tx, {
      ...strengths,
      ...{ sd: 16, reliability: 0.9, confidence: 90 as const, kind: '', n: null, source: 'Magpie', isCited: false },
    }),
  ),
  'change-settings/commands:withdrawChangeSettings': own((tx) => commands.withdrawChangeSettings(tx, strengths)),
  'change-settings/queries:readChangeSettings': own((tx) => queries.readChangeSettings(tx)),
}
