import 'server-only'
import { planAnswers } from '@/app/_acts/seed-demo/answer-acts'
import type { DemoData } from '@/app/_acts/seed-demo/demo-data'
import { planFile } from '@/app/_acts/seed-demo/file-acts'
import { planNotes } from '@/app/_acts/seed-demo/note-acts'
import { planOpen } from '@/app/_acts/seed-demo/open-acts'
import { planSchedules } from '@/app/_acts/seed-demo/schedule-acts'
import { asMember, momentOf, type Stage, type Story } from '@/app/_acts/seed-demo/stage'
import { planSuggestions } from '@/app/_acts/seed-demo/suggestion-acts'
import { beginDemo, removeDemoPractice, type UnfinishedDemo } from '@/lib/auth/demo-practice'
import { refreshOverview } from '@/lib/clients/commands/refresh-overview'
import { newId } from '@/lib/db/ids'
import { localDateOf } from '@/lib/domain/wall-time'

/**
 * Makes a demo practice and lets its year happen: every act in the order and at the moment it took place, by who did it,
 * through the command they would have used. Nothing of it can be found until it is finished (finishDemo).
 * A replay that fails removes what it made.
 */
export async function replayDemo(data: DemoData, now: Date): Promise<UnfinishedDemo> {
  const today = localDateOf(now, data.practice.timeZone)
  const before = { data, today, now, requestId: newId(now), members: new Map() }
  const demo = await beginDemo(practiceOf(before), before.requestId)
  try {
    await play({ ...before, members: demo.members })
    return demo
  } catch (error) {
    // What cannot be removed now is removed before the next replay; the first fault is the one to tell.
    await removeDemoPractice(demo.practiceId).catch(() => undefined)
    throw error
  }
}

function practiceOf(stage: Stage) {
  const { practice, clinicians } = stage.data
  return {
    name: practice.name,
    timeZone: practice.timeZone,
    country: practice.country,
    locale: practice.locale,
    readingPromiseDays: practice.readingPromiseWorkingDays,
    isPinDefault: practice.pinDefault,
    quickExitUrl: practice.quickExitUrl,
    people: clinicians.map(({ since, ...person }) => ({ ...person, since: momentOf(stage, since, '08:00') })),
  }
}

async function play(stage: Stage): Promise<void> {
  const stories = stage.data.clients.map(
    (client): Story => ({
      ...{ stage, client, clientId: '', pin: null },
      ...{ receipts: new Map(), secrets: new Map(), schedules: new Map() },
    }),
  )
  const waiting = [...stories]
  const playLane = async () => {
    for (let story = waiting.shift(); story; story = waiting.shift()) await playStory(story)
  }
  // All lanes come to rest before a fault is told: nothing may be written any more when its cleaning begins.
  const lanes = await Promise.allSettled(
    Array.from({ length: LANES }, () => playLane().finally(() => waiting.splice(0))),
  )
  for (const lane of lanes) if (lane.status === 'rejected') throw lane.reason
}

/** Files told side by side: while the database works on one, the program works on another. */
const LANES = 4

/** Acts of one client in the order they happened, and at last its row of the caseload as of today. */
async function playStory(story: Story): Promise<void> {
  const acts = [
    ...[...planFile(story), ...planAnswers(story), ...planOpen(story)],
    ...[...planNotes(story), ...planSuggestions(story), ...planSchedules(story)],
  ]
  for (const act of acts.toSorted((a, b) => a.at.getTime() - b.at.getTime())) await act.run()
  await asMember(story.stage, story.client.clinician, story.stage.now, (tx) => refreshOverview(tx, story.clientId))
}
