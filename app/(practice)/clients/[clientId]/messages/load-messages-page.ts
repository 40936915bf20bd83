import 'server-only'
import type { SentLine } from '@/components/messages/sent-table'
import { getClientName } from '@/lib/clients/queries/get-client-name'
import type { MemberTx } from '@/lib/db/practice-db'
import { formTitle } from '@/lib/domain/forms'
import { formatMoment, type Place } from '@/lib/format/dates'
import { CHANNEL_WORDS, formatDelivery, isDeliveryHot, KIND_WORDS } from '@/lib/format/delivery-words'
import { listSent, SENT_MAX, type SentRow } from '@/lib/messages/queries'

/** Everything that was sent to a client, or was to be, in words; looking is in the record. */
export async function readMessagesPage(tx: MemberTx, practice: Place, clientId: string) {
  const client = await getClientName(tx, clientId)
  const rows = await listSent(tx, client.id)
  await tx.audit({ action: 'message.listed', subject: { kind: 'client', id: client.id }, clientId: client.id })
  const place = { locale: practice.locale, timeZone: practice.timeZone }
  return { client, lines: rows.map((row) => toLine(row, place)), isCut: rows.length === SENT_MAX }
}

function toLine(row: SentRow, place: Place): SentLine {
  return {
    id: row.messageId,
    atWords: formatMoment(row.createdAt, place),
    kindWords: KIND_WORDS[row.kind],
    formWords: formTitle(row.instrumentId),
    channelWords: CHANNEL_WORDS[row.channel],
    stateWords: formatDelivery(row, place),
    isHot: isDeliveryHot(row.state),
    textWords: `${row.template}, version ${row.templateVersion}`,
    askedByName: row.askedByName,
    isScheduled: row.isScheduled,
  }
}
