'use server'

import { z } from 'zod'
import { addAndSend, addAndSendInput } from '@/app/_acts/add-and-send'
import { archiveClients } from '@/app/_acts/archive-clients'
import { askSeveral, foretellAsking } from '@/app/_acts/ask-several'
import { mayMail } from '@/app/_acts/preview-mail'
import { foretellReminders, remindSeveral } from '@/app/_acts/remind-several'
import { renewMissed } from '@/app/_acts/renew-missed'
import { toCaseloadRow, toRevealedRow } from '@/app/(practice)/caseload/caseload-words'
import { toSeveralCount } from '@/app/(practice)/caseload/several-words'
import { readCaseloadView } from '@/components/clients/caseload-rules'
import type { FoundClient } from '@/components/shell/find-client'
import { restoreClient } from '@/lib/clients/commands/archive-client'
import { clientInput, confirmContact } from '@/lib/clients/commands/change-contact'
import { readPracticeFacts } from '@/lib/clients/find-client'
import { findClients } from '@/lib/clients/queries/find-clients'
import { listCaseload } from '@/lib/clients/queries/list-caseload'
import { revealFolded } from '@/lib/clients/queries/reveal-folded'
import { expiresInDaysSchema } from '@/lib/domain/assignment-state'
import { CASELOAD_PAGE_MAX, CASELOAD_PAGE_SIZE, SEARCH_MAX } from '@/lib/domain/caseload'
import { formatContact } from '@/lib/format/client-words'
import { sayNotAsked, sayNotReminded } from '@/lib/format/left-out-words'
import { practiceAction } from '@/lib/server/practice-action'

const caseload = () => ['/caseload']

const several = z.object({
  clientIds: z
    .string()
    .max(100 * CASELOAD_PAGE_MAX)
    .transform((text) => text.split(','))
    .pipe(z.array(z.uuid()).min(1).max(CASELOAD_PAGE_MAX)),
})

const severalAsked = several.extend({ instrumentId: z.string().min(1).max(40) })

/** "Add and send", and "Add only". */
export const addAndSendAction = practiceAction({
  permission: 'clients:write',
  input: addAndSendInput,
  run: async (tx, input, member) => {
    const { clientId, name, pin, link, contact, sharedWith } = await addAndSend(tx, member, input)
    const detailed = contact.choice === 'details' ? contact : null
    const contactWords = formatContact({
      choice: contact.choice,
      channels: detailed?.channels ?? [],
      times: detailed?.times ?? '',
      mayLeaveMessage: detailed?.mayLeaveMessage ?? false,
      codeName: contact.codeName ?? '',
      stopped: null,
      reminderCount: input.record.reminderCount ?? null,
    })
    return { clientId, name, href: `/clients/${clientId}`, pin, link, contactWords, sharedWith }
  },
  revalidate: caseload,
})

/** Looks in the view in sight by name. The name travels in the body: a search changes nothing and leaves no address. */
export const searchCaseloadAction = practiceAction({
  permission: 'clients:read',
  input: z.object({ text: z.string().max(SEARCH_MAX), view: z.string().max(2000).default('') }),
  run: async (tx, { text, view }) => {
    const { locale, timeZone, today } = await readPracticeFacts(tx)
    const asked = readCaseloadView(new URLSearchParams(view))
    const listed = await listCaseload(tx, { ...asked, locale, pageSize: CASELOAD_PAGE_SIZE, search: text })
    const rows = listed.items.map((item) => toCaseloadRow(item, { locale, timeZone }, today))
    return { rows, total: listed.total, page: listed.page }
  },
})

/** The masthead's "Find a client". */
export const findClientsAction = practiceAction({
  permission: 'clients:read',
  input: z.object({ text: z.string().max(SEARCH_MAX) }),
  run: async (tx, { text }, member): Promise<FoundClient[]> => {
    const found = await findClients(tx, { text, locale: member.practice.locale })
    return found.map(({ id, name, isArchived, responsibleName }) => ({
      id,
      name,
      href: `/clients/${id}`,
      note: isArchived ? 'Archived' : responsibleName,
    }))
  },
})

/** "Folded. Show" in a row. */
export const revealFoldedAction = practiceAction({
  permission: 'clients:read',
  input: clientInput,
  run: async (tx, { clientId }, { practice }) => toRevealedRow(await revealFolded(tx, clientId), practice),
})

/** "Still the same" in a row. */
export const confirmContactAction = practiceAction({
  permission: 'clients:write',
  input: clientInput,
  run: confirmContact,
  revalidate: (_input, { clientId }) => ['/caseload', `/clients/${clientId}`],
})

/** "Renew" in a row. The page itself asks for the list anew, once it has kept what to say. */
export const renewMissedAction = practiceAction({
  permission: 'forms:assign',
  input: clientInput,
  run: (tx, input, member) => renewMissed(tx, member, input),
})

export const archiveSeveralAction = practiceAction({
  permission: 'clients:write',
  input: several,
  run: (tx, { clientIds }) => archiveClients(tx, { clientIds, endReason: null }),
  revalidate: caseload,
})

export const restoreSeveralAction = practiceAction({
  permission: 'clients:write',
  input: several,
  run: async (tx, { clientIds }) => {
    let count = 0
    for (const clientId of [...new Set(clientIds)].sort()) {
      const { isChanged } = await restoreClient(tx, { clientId, isNewEpisode: false })
      if (isChanged) count += 1
    }
    return { count }
  },
  revalidate: caseload,
})

/** To how many ticked clients a reminder would go; changes nothing. */
export const foretellRemindersAction = practiceAction({
  permission: 'forms:assign',
  input: several,
  run: async (tx, { clientIds }, { practice }) => {
    const { formIds, ...outcome } = await foretellReminders(tx, { clientIds, timeZone: practice.timeZone })
    return { ...toSeveralCount(outcome, sayNotReminded, mayMail(practice)), formIds }
  },
})

export const remindSeveralAction = practiceAction({
  permission: 'forms:assign',
  input: several,
  run: async (tx, { clientIds }, { practice }) =>
    toSeveralCount(
      await remindSeveral(tx, { clientIds, timeZone: practice.timeZone }),
      sayNotReminded,
      mayMail(practice),
    ),
  revalidate: caseload,
})

/** To how many ticked clients a form would go; changes nothing. */
export const foretellAskingAction = practiceAction({
  permission: 'forms:assign',
  input: severalAsked,
  run: async (tx, input, { practice }) =>
    toSeveralCount(
      await foretellAsking(tx, { ...input, timeZone: practice.timeZone }),
      (reason, count) => sayNotAsked(reason, count, input.instrumentId),
      mayMail(practice),
    ),
})

export const askSeveralAction = practiceAction({
  permission: 'forms:assign',
  input: severalAsked.extend({ expiresInDays: expiresInDaysSchema }),
  run: async (tx, input, { practice }) =>
    toSeveralCount(
      await askSeveral(tx, { ...input, timeZone: practice.timeZone }),
      (reason, count) => sayNotAsked(reason, count, input.instrumentId),
      mayMail(practice),
    ),
  revalidate: caseload,
})
