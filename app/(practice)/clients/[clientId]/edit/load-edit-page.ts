import 'server-only'
import { toClientHeadView } from '@/app/(practice)/clients/[clientId]/client-head-words'
import type { SessionView } from '@/components/clients/session-form'
import { type ClientHead, getClientHead } from '@/lib/clients/queries/get-client-head'
import { getPrintIdentity } from '@/lib/clients/queries/get-print-identity'
import { listResponsible } from '@/lib/clients/queries/list-responsible'
import { readContact } from '@/lib/clients/queries/read-contact'
import { EVERY_WEEKS_MAX, type SessionSlot } from '@/lib/domain/session-slot'
import { formatDateSince, type Place } from '@/lib/format/dates'
import { formatEveryWeeks, formatSessionSlot, NO_SESSION } from '@/lib/format/session-words'
import { practiceLoader } from '@/lib/server/practice-loader'

export type EditPage = Awaited<ReturnType<typeof loadEditPage>>

/** What the edit page shows; the addresses it opens are in the record. */
export async function loadEditPage(clientId: string) {
  return practiceLoader('clients:write', async (tx, { practice }) => {
    const head = await getClientHead(tx, clientId)
    const contact = await readContact(tx, head.id)
    const printed = await getPrintIdentity(tx, head.id)
    const clinicians = await listResponsible(tx, practice.locale)
    const words = toClientHeadView(head, head.slot, practice)
    const day = (at: Date | string) => formatDateSince(at, practice, head.today)
    return {
      id: head.id,
      version: head.version,
      identity: {
        name: head.name,
        isCodeName: head.isCodeName,
        pronouns: head.pronouns,
        responsibleId: head.responsible.id,
        recordNumber: printed.recordNumber,
        bornOn: printed.bornOn ?? '',
      },
      today: head.today,
      clinicians: clinicians.filter((each) => each.isActive || each.id === head.responsible.id),
      contact: {
        start: contact,
        words: [words.contact, words.confirmed]
          .filter(Boolean)
          .map((each) => `${each}.`)
          .join(' '),
        isStopped: head.contact?.stopped?.what === 'all',
        hasOpenForm: words.hasOpenForm,
      },
      session: viewSession(head.slot, head, practice),
      pin: { isOn: head.pin.isOn, isSet: head.pin.isSet, words: words.pin },
      isHelpHidden: printed.isHelpHidden,
      file: {
        isArchived: head.archivedAt !== null,
        words: head.archivedAt ? `Archived ${day(head.archivedAt)}.` : wordEpisode(head.episodeStartedOn, day),
        hasOpenForm: head.overview.isDue || head.overview.isOverdue,
        unreadCount: head.overview.unreadCount,
      },
      sharedWith: head.sharedWith,
    }
  })
}

function wordEpisode(startedOn: string | null, day: (at: string) => string): string {
  return startedOn ? `Episode of care since ${day(startedOn)}.` : 'No episode of care is open.'
}

/** A new slot begins, unless said otherwise, today, at an hour that must be given, every week. */
function viewSession(slot: SessionSlot | null, { today, archivedAt }: ClientHead, place: Place): SessionView {
  const closed = archivedAt ? '. Not in Today while the file is archived' : ''
  return {
    words: slot ? `${formatSessionSlot(slot, today, place)}${closed}` : NO_SESSION,
    isSet: slot !== null,
    start: slot ?? { startsOn: today, startsAt: '', everyWeeks: 1 },
    turns: Array.from({ length: EVERY_WEEKS_MAX }, (_, index) => ({
      value: String(index + 1),
      label: formatEveryWeeks(index + 1),
    })),
  }
}
