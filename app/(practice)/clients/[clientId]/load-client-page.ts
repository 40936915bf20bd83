import 'server-only'
import { previewMail } from '@/app/_acts/preview-mail'
import { viewSafety } from '@/app/(practice)/clients/[clientId]/_flags/safety-view'
import { listPeople } from '@/app/(practice)/clients/[clientId]/_scores/about-people'
import { listMissedForms } from '@/app/(practice)/clients/[clientId]/_scores/missed-forms'
import type { Reading } from '@/app/(practice)/clients/[clientId]/_scores/reading'
import { tellStory } from '@/app/(practice)/clients/[clientId]/_scores/tell-story'
import { listUnconfirmed, listUnread } from '@/app/(practice)/clients/[clientId]/_scores/waiting'
import { judgeReminders, maySend, toAssignmentLines } from '@/app/(practice)/clients/[clientId]/assignment-lines'
import { toEntries } from '@/app/(practice)/clients/[clientId]/check-in-notes'
import { toEventLines } from '@/app/(practice)/clients/[clientId]/event-lines'
import { viewPlan } from '@/app/(practice)/clients/[clientId]/plan/plan-words'
import { toScheduleLines } from '@/app/(practice)/clients/[clientId]/schedules/schedule-lines'
import { toLineEntries } from '@/app/(practice)/clients/[clientId]/time-line'
import { SHOWN_PARAM } from '@/components/safety/shown-param'
import type { SearchParams } from '@/components/table/table-address'
import { readScoreHistory } from '@/lib/assessments/queries/read-score-history'
import { listAssignments } from '@/lib/assignments/queries/list-assignments'
import { listCheckIns } from '@/lib/check-ins/queries'
import { getClientHead } from '@/lib/clients/queries/get-client-head'
import type { MemberTx } from '@/lib/db/practice-db'
import { listEvents } from '@/lib/events/queries'
import type { Place } from '@/lib/format/dates'
import { listDeliveries, listRemindable } from '@/lib/messages/queries'
import { listNotes } from '@/lib/notes/queries'
import { listPlan } from '@/lib/plans/queries'
import { readSafety, type SafetyState } from '@/lib/safety/queries'
import { listSchedules } from '@/lib/schedules/queries'
import { practiceLoader } from '@/lib/server/practice-loader'

export type ClientPage = Awaited<ReturnType<typeof loadClientPage>>

/** A client's story, in words, from one transaction. */
export async function loadClientPage(clientId: string, params: SearchParams) {
  return practiceLoader('clients:read', async (tx, member) => ({
    ...(await readClientPage(tx, member.practice, clientId, params)),
    preview: previewMail(member, tx.now),
  }))
}

/**
 * The same within a transaction: one statement a noun. Opening a client is in the record; what a review folds leaves
 * the server only where its showing is in the record too.
 */
export async function readClientPage(
  tx: MemberTx,
  practice: Place & { readingPromiseDays: number },
  clientId: string,
  params: SearchParams,
) {
  const head = await getClientHead(tx, clientId)
  const place = { locale: practice.locale, timeZone: practice.timeZone }
  const safety = await readSafety(tx, head.id)
  const isShown = safety.review?.isShown === true && params[SHOWN_PARAM] !== undefined
  const history = await readScoreHistory(tx, { clientId: head.id, timeZone: place.timeZone })
  const assignments = await listAssignments(tx, head.id)
  const deliveries = await listDeliveries(tx, head.id)
  const reminders = judgeReminders(await listRemindable(tx, [head.id]), head, tx.now)
  const schedules = await listSchedules(tx, head.id)
  const checkIns = await listCheckIns(tx, head.id)
  const notes = await listNotes(tx, head.id)
  const plan = await listPlan(tx, head.id)
  const events = await listEvents(tx, head.id)
  const reading: Reading = {
    clientId: head.id,
    ...{ place, now: tx.now, params, people: head.people, events, pronouns: head.pronouns },
    responsibleName: head.responsible.name,
    readingPromiseDays: practice.readingPromiseDays,
    isFolded: safety.review !== null && !isShown,
  }
  const story = tellStory(history, listMissedForms(assignments, reading), reading)
  return {
    head,
    events: toEventLines(events, place, head.today),
    place,
    now: tx.now,
    waitsFor: head.responsible.id === tx.scope.membershipId ? null : head.responsible.name,
    story,
    people: listPeople(story.counted, checkIns, reading),
    unread: listUnread(story.counted, checkIns, reading),
    unconfirmed: listUnconfirmed(story.counted, checkIns, reading),
    safety: viewSafety(safety, reading, isShown),
    plan: viewPlan(plan, story.counted, reading, safety.review !== null),
    forms: toAssignmentLines(assignments, deliveries, reminders, { place, now: tx.now, maySend: maySend(head) }),
    schedules: toScheduleLines(schedules, place, head.today),
    entries: [
      ...toLineEntries({ history, assignments, events }, reading),
      ...toEntries(checkIns, notes, {
        place,
        today: tx.now,
        openTalks: openTalksOf(safety),
      }),
    ],
  }
}

function openTalksOf(safety: SafetyState): Set<string> {
  const open = safety.flags.filter((flag) => flag.code === 'PRIVATE_TALK' && flag.resolved === null)
  return new Set(open.map((flag) => flag.source.id))
}
