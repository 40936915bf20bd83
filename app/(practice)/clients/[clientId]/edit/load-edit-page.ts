import 'server-only'
import { toClientHeadView } from '@/app/(practice)/clients/[clientId]/client-head-words'
import { getClientHead } from '@/lib/clients/queries/get-client-head'
import { listResponsible } from '@/lib/clients/queries/list-responsible'
import { readContact } from '@/lib/clients/queries/read-contact'
import { formatDateSince } from '@/lib/format/dates'
import { practiceLoader } from '@/lib/server/practice-loader'

export type EditPage = Awaited<ReturnType<typeof loadEditPage>>

/** What the edit page shows; the addresses it opens are in the record. */
export async function loadEditPage(clientId: string) {
  return practiceLoader('clients:write', async (tx, { practice }) => {
    const head = await getClientHead(tx, clientId)
    const contact = await readContact(tx, head.id)
    const clinicians = await listResponsible(tx, practice.locale)
    const words = toClientHeadView(head, practice)
    return {
      id: head.id,
      version: head.version,
      identity: {
        name: head.name,
        isCodeName: head.isCodeName,
        pronouns: head.pronouns,
        responsibleId: head.responsible.id,
      },
      clinicians: clinicians.filter((each) => each.isActive || each.id === head.responsible.id),
      contact: {
        start: contact,
        words: [words.contact, words.confirmed]
          .filter(Boolean)
          .map((each) => `${each}.`)
          .join(' '),
        isStopped: head.contact?.stopped?.what === 'all',
        hasOpenForm: head.overview.isDue || head.overview.isOverdue,
      },
      pin: { isOn: head.pin.isOn, isSet: head.pin.isSet, words: words.pin },
      file: {
        isArchived: head.archivedAt !== null,
        words: head.archivedAt ? `Archived ${formatDateSince(head.archivedAt, practice, head.today)}.` : words.lead,
        hasOpenForm: head.overview.isDue || head.overview.isOverdue,
        unreadCount: head.overview.unreadCount,
      },
      sharedWith: head.sharedWith,
    }
  })
}
