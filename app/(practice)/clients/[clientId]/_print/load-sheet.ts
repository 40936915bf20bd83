import 'server-only'
import { findTold } from '@/app/(practice)/clients/[clientId]/_print/told-results'
import type { Reading } from '@/app/(practice)/clients/[clientId]/_scores/reading'
import type { SheetLeafView } from '@/components/print/print-view'
import { readPaper } from '@/components/print/print-view'
import type { SearchParams } from '@/components/table/table-address'
import { readScoreHistory } from '@/lib/assessments/queries/read-score-history'
import type { Member } from '@/lib/auth/current-member'
import { getPrintIdentity } from '@/lib/clients/queries/get-print-identity'
import { wasSheetMade } from '@/lib/clients/queries/was-sheet-made'
import type { MemberTx } from '@/lib/db/practice-db'
import { describeCrisisContact, listDefaultCrisisContacts } from '@/lib/domain/crisis-contacts'
import { givenNameOf } from '@/lib/domain/given-name'
import { en } from '@/lib/domain/messages/en/english'
import { localDateOf } from '@/lib/domain/wall-time'
import { formatDate } from '@/lib/format/dates'
import { printFileName } from '@/lib/format/print-words'
import { buildSheet } from '@/lib/format/sheet-words'
import { listPlan, type PlanRow } from '@/lib/plans/queries'
import { readPracticeSettings } from '@/lib/practices/queries'
import { listReferents } from '@/lib/referents/queries'
import { hasOpenReview } from '@/lib/safety/queries'

/**
 * A client's sheet as far as it may be seen: withheld while a safety review is open, nothing yet, the question whether it
 * is safe to take home, or the sheet itself once that was answered with yes.
 */
export type SheetState =
  | { kind: 'withheld' | 'nothing' }
  | { kind: 'ask'; steps: { id: string; title: string }[]; hasCrisis: boolean }
  | { kind: 'made'; sheet: SheetLeafView }

/** @throws AppError NOT_FOUND */
export async function readSheet(tx: MemberTx, member: Member, clientId: string, params: SearchParams) {
  const client = await getPrintIdentity(tx, clientId)
  const page = {
    client: { id: client.id, name: client.name },
    about: typeof params.about === 'string' ? params.about : '',
    paper: readPaper(params.paper),
    fileName: printFileName(localDateOf(tx.now, member.practice.timeZone)),
  }
  return { ...page, state: await readState(tx, member, client, params) }
}

type Client = Awaited<ReturnType<typeof getPrintIdentity>>

async function readState(tx: MemberTx, member: Member, client: Client, params: SearchParams): Promise<SheetState> {
  if (await hasOpenReview(tx, client.id)) return { kind: 'withheld' }
  const told = findTold(...(await readTold(tx, member, client, params)))
  if (!told) return { kind: 'nothing' }
  const plan = (await listPlan(tx, client.id)).filter((item) => item.doneOn === null)
  const contacts = client.isHelpHidden ? [] : await readContacts(tx)
  const isMade = params.made !== undefined && (await wasSheetMade(tx, client.id))
  if (!isMade) {
    return { kind: 'ask', steps: plan.map(({ id, title }) => ({ id, title })), hasCrisis: contacts.length > 0 }
  }
  const { locale, timeZone } = member.practice
  return {
    kind: 'made',
    sheet: {
      ...buildSheet(told, { locale, timeZone }),
      steps: chooseSteps(plan, params.steps),
      crisis: params.crisis === undefined ? [] : contacts,
      from: `From ${givenNameOf(member.name)}, ${formatDate(tx.now, { locale, timeZone }, 'dayYear')}`,
    },
  }
}

/** What a client's results are told from, for a sheet or for showing together. */
export async function readTold(tx: MemberTx, member: Member, client: Client, params: SearchParams) {
  const place = { locale: member.practice.locale, timeZone: member.practice.timeZone }
  const history = await readScoreHistory(tx, { clientId: client.id, timeZone: place.timeZone })
  const reading: Reading = {
    clientId: client.id,
    ...{ place, now: tx.now, params },
    people: await listReferents(tx, client.id),
    pronouns: client.pronouns,
    responsibleName: client.responsibleName,
    readingPromiseDays: member.practice.readingPromiseDays,
    isFolded: false,
  }
  return [history, reading] as const
}

function chooseSteps(plan: readonly PlanRow[], asked: SearchParams[string]): SheetLeafView['steps'] {
  const ids = new Set(typeof asked === 'string' ? asked.split('.') : [])
  return plan.filter((item) => ids.has(item.id)).map(({ id, title, words }) => ({ id, title, words }))
}

async function readContacts(tx: MemberTx): Promise<SheetLeafView['crisis']> {
  const { country, ownCrisisContacts } = await readPracticeSettings(tx)
  return (ownCrisisContacts ?? listDefaultCrisisContacts(country)).map((contact) => {
    const { title, note } = describeCrisisContact(contact, en)
    return { title, note }
  })
}
