import 'server-only'
import { buildReport, listLatest } from '@/app/(practice)/clients/[clientId]/_print/build-report'
import { chooseScores } from '@/app/(practice)/clients/[clientId]/_scores/choose-scores'
import { listMissedForms } from '@/app/(practice)/clients/[clientId]/_scores/missed-forms'
import type { Reading } from '@/app/(practice)/clients/[clientId]/_scores/reading'
import { readPaper } from '@/components/print/print-view'
import type { SearchParams } from '@/components/table/table-address'
import { readResponse } from '@/lib/assessments/queries/read-response'
import { readScoreHistory } from '@/lib/assessments/queries/read-score-history'
import { listAssignments } from '@/lib/assignments/queries/list-assignments'
import type { Member } from '@/lib/auth/current-member'
import { getPrintIdentity } from '@/lib/clients/queries/get-print-identity'
import type { MemberTx } from '@/lib/db/practice-db'
import { localDateOf } from '@/lib/domain/wall-time'
import { listEvents } from '@/lib/events/queries'
import { printFileName } from '@/lib/format/print-words'
import { listReferents } from '@/lib/referents/queries'
import { hasOpenReview } from '@/lib/safety/queries'

/**
 * A client's report for paper. Opening it, as a page or a file, is in the record. An open safety review folds it
 * whatever was shown on another page.
 * @throws AppError NOT_FOUND
 */
export async function readReport(tx: MemberTx, member: Member, clientId: string, params: SearchParams) {
  const client = await getPrintIdentity(tx, clientId)
  await tx.audit({ action: 'client.report-printed', subject: { kind: 'client', id: client.id }, clientId: client.id })
  const place = { locale: member.practice.locale, timeZone: member.practice.timeZone }
  const history = await readScoreHistory(tx, { clientId: client.id, timeZone: place.timeZone })
  const events = await listEvents(tx, client.id)
  const reading: Reading = {
    clientId: client.id,
    ...{ place, now: tx.now, params, events },
    people: await listReferents(tx, client.id),
    pronouns: client.pronouns,
    responsibleName: client.responsibleName,
    readingPromiseDays: member.practice.readingPromiseDays,
    isFolded: await hasOpenReview(tx, client.id),
  }
  const scoringVersions = new Map<string, string>()
  for (const { id } of listLatest(history, reading)) {
    scoringVersions.set(id, (await readResponse(tx, { clientId: client.id, responseId: id })).scoringVersion)
  }
  const missed = listMissedForms(await listAssignments(tx, client.id), reading)
  const { options } = chooseScores(history, reading)
  return {
    clientId: client.id,
    clientName: client.name,
    paper: readPaper(params.paper),
    options,
    fileName: printFileName(localDateOf(tx.now, place.timeZone)),
    report: buildReport(
      { history, missed, events, scoringVersions, client, practiceName: member.practice.name },
      reading,
    ),
  }
}
