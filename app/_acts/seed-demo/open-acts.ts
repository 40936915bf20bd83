import 'server-only'
import { answersOf } from '@/app/_acts/seed-demo/answer-acts'
import { ask } from '@/app/_acts/seed-demo/ask-acts'
import type { DemoOpen } from '@/app/_acts/seed-demo/demo-data'
import { mistakePin, type OpenedLink, sitDown } from '@/app/_acts/seed-demo/sitting'
import { type Act, asJob, minutesFrom, momentOf, type Story } from '@/app/_acts/seed-demo/stage'
import { type DraftValue, saveDraft } from '@/lib/assignments/commands/save-draft'
import { leaveSitting } from '@/lib/assignments/commands/sittings'
import { practiceDb } from '@/lib/db/practice-db'
import { EXPIRES_IN_DAYS_DEFAULT } from '@/lib/domain/assignment-state'
import { findAssignableForm } from '@/lib/domain/forms'
import { CONTACT, findForm, REFERENT_HINT, REFERENT_KIND } from '@/lib/domain/respondent-steps'
import { tellSent } from '@/lib/messages/commands/tell-sent'

/** Forms that wait, ran out or are locked. Scheduled ones are told by schedule-acts.ts. */
export function planOpen(story: Story): Act[] {
  return story.client.open.filter((each) => each.state !== 'scheduled').flatMap((each) => planOne(story, each))
}

function planOne(story: Story, open: DemoOpen): Act[] {
  const { stage } = story
  const sentAt = momentOf(stage, open.sent, '09:00')
  const link: OpenedLink & { assignmentId: string } = { assignmentId: '', secret: '', isPinRequired: false }
  const send = async () => {
    const expiresInDays = open.expires === undefined ? EXPIRES_IN_DAYS_DEFAULT : open.expires - open.sent
    const assigned = await ask(story, { ...open, formId: open.form, expiresInDays }, sentAt)
    Object.assign(link, assigned)
    if (open.state !== 'expired') story.secrets.set(open.id, link.secret)
  }
  const openedAt = momentOf(stage, open.locked ?? open.sent + 1, '19:05')
  const answer = () => answerSome(story, open, link, openedAt)
  const mistake = () => mistakePin(story, link, openedAt, open.wrongPins)
  return [
    { at: sentAt, run: send },
    ...(open.answered > 0 ? [{ at: openedAt, run: answer }] : []),
    ...open.reminders.map((day) => planReminder(story, link, day)),
    ...(open.wrongPins > 0 ? [{ at: openedAt, run: mistake }] : []),
  ]
}

/** In the morning, as the practice's setting had it then. */
function planReminder(story: Story, link: { assignmentId: string }, day: number): Act {
  const at = momentOf(story.stage, day, '09:00')
  const run = async () => {
    await asJob(story.stage, link.assignmentId, at, (tx) => tellSent(tx, { ...link, kind: 'reminder' }))
  }
  return { at, run }
}

/**
 * Answers the first statements as the client answered them the last time, saves them and leaves. The data says how many
 * were answered, not how.
 */
async function answerSome(
  story: Story,
  open: DemoOpen,
  link: OpenedLink & { assignmentId: string },
  openedAt: Date,
): Promise<void> {
  const { client, stage } = story
  const sitting = await sitDown(story, link, openedAt)
  const save = {
    assignmentId: link.assignmentId,
    savedBy: sitting.respondentSessionId ?? '',
    countedFields: countedFields(open.form),
  }
  const before = client.forms.findLast((each) => each.form === open.form)
  const answers = before ? answersOf(stage, before) : {}
  const about = client.referents[0]
  const values: DraftValue[] = [
    { field: REFERENT_KIND, kind: 'value', value: about?.kind ?? 'other' },
    about?.hint ? { field: REFERENT_HINT, kind: 'text', text: about.hint } : { field: REFERENT_HINT, kind: 'skipped' },
    { field: CONTACT, kind: 'value', value: before?.touch ?? 'often' },
    ...save.countedFields.slice(0, open.answered).map((field): DraftValue => {
      const value = answers[field] ?? null
      return value === null ? { field, kind: 'skipped' } : { field, kind: 'value', value }
    }),
  ]
  await practiceDb(sitting, (tx) => saveDraft(tx, { ...save, values }), { now: minutesFrom(openedAt, 4) })
  await practiceDb(sitting, leaveSitting, { now: minutesFrom(openedAt, 5) })
}

function countedFields(formId: string): string[] {
  const form = findForm(formId, findAssignableForm(formId)?.version ?? '')
  return (form?.questions ?? []).filter((step) => step.position !== null).map((step) => step.field)
}
