import 'server-only'
import { previewMail } from '@/app/_acts/preview-mail'
import { chooseScores, EVERYBODY } from '@/app/(practice)/clients/[clientId]/_scores/choose-scores'
import { listMissedForms } from '@/app/(practice)/clients/[clientId]/_scores/missed-forms'
import type { Reading } from '@/app/(practice)/clients/[clientId]/_scores/reading'
import { drawCharts } from '@/app/(practice)/clients/[clientId]/_scores/score-charts'
import { arrangeScoreRows, chooseColumns, listCaptions } from '@/app/(practice)/clients/[clientId]/_scores/score-rows'
import { summarisePeople } from '@/app/(practice)/clients/[clientId]/_scores/score-summary'
import { chooseProfile, drawProfile } from '@/app/(practice)/clients/[clientId]/_scores/trait-profile'
import {
  listUnconfirmed,
  listUnread,
  listVoided,
  viewSafety,
} from '@/app/(practice)/clients/[clientId]/_scores/waiting'
import { maySend, toAssignmentLines } from '@/app/(practice)/clients/[clientId]/assignment-lines'
import { toEntries } from '@/app/(practice)/clients/[clientId]/check-in-notes'
import { toScheduleLines } from '@/app/(practice)/clients/[clientId]/schedules/schedule-lines'
import { SCORE_RULES } from '@/components/assessments/score-row'
import { SHOWN_PARAM } from '@/components/safety/shown-param'
import { readTableState, type SearchParams } from '@/components/table/table-address'
import { readProfiles, readScoreHistory } from '@/lib/assessments/queries/read-score-history'
import { listAssignments } from '@/lib/assignments/queries/list-assignments'
import { listCheckIns } from '@/lib/check-ins/queries'
import { getClientHead } from '@/lib/clients/queries/get-client-head'
import type { MemberTx } from '@/lib/db/practice-db'
import { formatReferent } from '@/lib/format/referent-words'
import { listDeliveries } from '@/lib/messages/queries'
import { listNotes } from '@/lib/notes/queries'
import { listReferents } from '@/lib/referents/queries'
import { isUnfolded, readSafety, type SafetyState } from '@/lib/safety/queries'
import { listSchedules } from '@/lib/schedules/queries'
import { practiceLoader } from '@/lib/server/practice-loader'

export type ClientPage = Awaited<ReturnType<typeof loadClientPage>>

/**
 * A client's story, in words, from one transaction; opening it is in the record. What a review folds leaves the server
 * only where its showing is in the record too.
 */
export async function loadClientPage(clientId: string, params: SearchParams) {
  return practiceLoader('clients:read', async (tx, member) => {
    const head = await getClientHead(tx, clientId)
    const place = { locale: member.practice.locale, timeZone: member.practice.timeZone }
    const safety = await readSafety(tx, head.id)
    const isShown = await wasShown(tx, head.id, safety, params)
    const history = await readScoreHistory(tx, { clientId: head.id, timeZone: place.timeZone })
    const people = await listReferents(tx, head.id)
    const assignments = await listAssignments(tx, head.id)
    const deliveries = await listDeliveries(tx, head.id)
    const schedules = await listSchedules(tx, head.id)
    const checkIns = await listCheckIns(tx, head.id)
    const notes = await listNotes(tx, head.id)
    const reading: Reading = {
      clientId: head.id,
      ...{ place, now: tx.now, params, people },
      isResponsible: head.responsible.id === tx.scope.membershipId,
      responsibleName: head.responsible.name,
      readingPromiseDays: member.practice.readingPromiseDays,
      isFolded: safety.review !== null && !isShown,
    }
    const choice = chooseScores(history, reading)
    const profile = chooseProfile(choice.shown, reading)
    const compared = profile ? [profile.now, profile.first, profile.previous].filter((each) => each !== null) : []
    const scored = compared.length > 0 ? await readProfiles(tx, head.id, compared) : new Map()
    const missed = listMissedForms(assignments, reading)
    const isEverybody = choice.about === EVERYBODY
    return {
      head,
      place,
      now: tx.now,
      waitsFor: reading.isResponsible ? null : head.responsible.name,
      isFolded: reading.isFolded,
      hasResults: history.length > 0,
      hasCounted: choice.counted.length > 0,
      about: { options: choice.options, words: choice.aboutWords, isEverybody },
      people: people.map((person) => ({ id: person.id, words: formatReferent(person) })),
      unread: listUnread(choice.counted, checkIns, reading),
      unconfirmed: listUnconfirmed(choice.counted, checkIns, reading),
      voided: listVoided(choice.voided, reading),
      safety: viewSafety(safety, reading, isShown),
      summaries: summarisePeople(choice, reading),
      charts: isEverybody || reading.isFolded ? [] : drawCharts(choice.shown, missed, reading),
      rows: arrangeScoreRows(
        {
          shown: choice.shown,
          missed: choice.shown.length > 0 ? missed : [],
          isEverybody,
          table: readTableState(params, SCORE_RULES),
          pageSize: SCORE_RULES.pageSize,
        },
        reading,
      ),
      columns: chooseColumns(choice.shown, isEverybody),
      captions: reading.isFolded ? [] : listCaptions(choice.shown, place.locale),
      profile: profile && { choice: profile, view: drawProfile(profile, scored, reading) },
      forms: toAssignmentLines(assignments, deliveries, { place, now: tx.now, maySend: maySend(head) }),
      schedules: toScheduleLines(schedules, place, head.today),
      preview: previewMail(member, tx.now),
      entries: toEntries(checkIns, notes, {
        place,
        today: tx.now,
        isResponsible: reading.isResponsible,
        openTalks: openTalksOf(safety),
      }),
    }
  })
}

async function wasShown(tx: MemberTx, clientId: string, safety: SafetyState, params: SearchParams): Promise<boolean> {
  if (!safety.review || params[SHOWN_PARAM] === undefined) return false
  return isUnfolded(tx, { id: safety.review.id, clientId })
}

function openTalksOf(safety: SafetyState): Set<string> {
  const open = safety.flags.filter((flag) => flag.code === 'PRIVATE_TALK' && flag.resolved === null)
  return new Set(open.map((flag) => flag.source.id))
}
