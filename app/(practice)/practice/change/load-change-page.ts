import 'server-only'
import { readChangeSettings } from '@/lib/change-settings/queries'
import { settingsInForce } from '@/lib/domain/change-settings'
import { currentInstruments } from '@/lib/domain/instruments/registry'
import { isPermitted } from '@/lib/domain/permissions'
import { listScaleSettings, wordEntry } from '@/lib/format/change-settings-words'
import { practiceLoader } from '@/lib/server/practice-loader'

/** Every scale of every questionnaire with what its change is measured against now, and what was ever set. */
export async function loadChangePage() {
  return practiceLoader('practice:read', async (tx, { practice, scope }) => {
    const history = await readChangeSettings(tx)
    const place = { locale: practice.locale, timeZone: practice.timeZone }
    const inForce = settingsInForce(history, tx.now)
    return {
      practiceName: practice.name,
      locale: place.locale,
      maySet: isPermitted(scope.role, 'practice:manage'),
      forms: currentInstruments.map((instrument) => ({
        id: instrument.id,
        title: instrument.shortTitle,
        status: instrument.status,
        lines: listScaleSettings(instrument, inForce, place, tx.now),
      })),
      history: history.map((entry) => ({ id: entry.id, byName: entry.setByName, ...wordEntry(entry, place) })),
    }
  })
}
