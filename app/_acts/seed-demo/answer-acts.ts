import 'server-only'
import { markResponse } from '@/app/_acts/mark-answers'
import { ask } from '@/app/_acts/seed-demo/ask-acts'
import type { DemoCheckIn, DemoForm, DemoReferent } from '@/app/_acts/seed-demo/demo-data'
import { followLink } from '@/app/_acts/seed-demo/sitting'
import {
  type Act,
  asMember,
  minutesFrom,
  momentOf,
  receiptOf,
  responsibleOn,
  type Stage,
  type Story,
} from '@/app/_acts/seed-demo/stage'
import { type SubmitAnswers, submitAnswers } from '@/app/_acts/submit-answers'
import { reviewResponse } from '@/lib/assessments/commands/review-response'
import { assignInstrument } from '@/lib/assignments/commands/assign-instrument'
import { reviewCheckIn } from '@/lib/check-ins/commands'
import { practiceDb } from '@/lib/db/practice-db'
import { EXPIRES_IN_DAYS_DEFAULT } from '@/lib/domain/assignment-state'
import { CHECK_IN } from '@/lib/domain/check-in'
import { findAssignableForm } from '@/lib/domain/forms'
import { CONTACT, PRIVATE, REFERENT_HINT, REFERENT_KIND } from '@/lib/domain/respondent-steps'
import type { SubmittedFields } from '@/lib/domain/submission'

type Answered = (DemoForm | DemoCheckIn) & { formId: string; fields: Record<string, unknown> }

/** Every form of a client that was answered: sent, opened, submitted, read, and one marked as in error. */
export function planAnswers(story: Story): Act[] {
  const { client, stage } = story
  const answered: Answered[] = [
    ...client.forms.map((each) => ({ ...each, formId: each.form, fields: answersOf(stage, each) })),
    ...client.checkins.map((each) => ({ ...each, formId: CHECK_IN.id, fields: wordsOf(each) })),
  ]
  return [
    ...answered.flatMap((each) => (each.via === 'paper' ? planPaper(story, each) : planLink(story, each))),
    ...answered.flatMap((each) => planReview(story, each)),
    ...client.forms.flatMap((each) => planVoid(story, each)),
  ]
}

/** When answers came to be stored: as they were given, or as they were typed in from paper. */
export function storedAt(stage: Stage, { d, t, entered }: DemoForm | DemoCheckIn): Date {
  const completedAt = momentOf(stage, d, t)
  if (!entered) return completedAt
  return entered.d === d ? minutesFrom(completedAt, 20) : momentOf(stage, entered.d, '09:10')
}

/** A finished form's answers by item: raw as given, null skipped. */
export function answersOf({ data }: Stage, form: DemoForm): Record<string, number | null> {
  const items = form.form === 'cta-40' ? data.items40 : data.items10
  return Object.fromEntries(
    items.map((item, index) => [item, form.answers[index] === '-' ? null : Number(form.answers[index])]),
  )
}

function planPaper(story: Story, answered: Answered): Act[] {
  const { stage, client } = story
  const at = storedAt(stage, answered)
  const by = answered.entered?.by ?? responsibleOn(client, answered.d)
  const run = async () => {
    const receipt = await asMember(stage, by, at, async (tx) => {
      const { assignmentId } = await assignInstrument(tx, {
        clientId: story.clientId,
        instrumentId: answered.formId,
        via: 'paper',
        expiresInDays: 1,
        isDuplicateAccepted: true,
      })
      const enteredById = tx.scope.membershipId
      return submitAnswers(tx, { ...submissionOf(story, answered, assignmentId), source: 'paper', enteredById })
    })
    story.receipts.set(answered.id, receipt)
  }
  return [{ at, run }]
}

/** What a client opened and tried before they submitted is not in the data, so the record begins with the answers. */
function planLink(story: Story, answered: Answered): Act[] {
  const { stage } = story
  const completedAt = momentOf(stage, answered.d, answered.t)
  const sentAt = momentSent(stage, answered)
  let sent = { assignmentId: '', secret: '' }
  const send = async () => {
    const { assignmentId, secret } = await ask(story, { ...answered, expiresInDays: EXPIRES_IN_DAYS_DEFAULT }, sentAt)
    sent = { assignmentId, secret: secret ?? '' }
  }
  const answer = async () => {
    const scope = await followLink(story, sent.secret)
    const source = answered.via === 'handover' ? 'handover' : 'link'
    const submission = { ...submissionOf(story, answered, sent.assignmentId), source } as const
    const receipt = await practiceDb(scope, (tx) => submitAnswers(tx, submission), { now: completedAt })
    story.receipts.set(answered.id, receipt)
  }
  return [
    { at: sentAt, run: send },
    { at: completedAt, run: answer },
  ]
}

/** In the room just before; by message in the morning, or before the client answered when that was earlier. */
function momentSent(stage: Stage, { via, sent, d, t }: Answered): Date {
  const completedAt = momentOf(stage, d, t)
  if (via !== 'message') return minutesFrom(completedAt, -12)
  const morning = momentOf(stage, sent, '09:00')
  const before = minutesFrom(completedAt, -30)
  return sent === d && before < morning ? before : morning
}

function submissionOf(story: Story, answered: Answered, assignmentId: string): Omit<SubmitAnswers, 'source'> {
  const { stage, client, clientId } = story
  const version = findAssignableForm(answered.formId)?.version ?? ''
  const known = client.referents.find((each) => each.id === answered.ref)
  return {
    assignmentId,
    clientId,
    instrumentId: answered.formId,
    instrumentVersion: version,
    language: 'en',
    fields: fieldsOf(answered, ('pick' in answered && answered.pick) || known),
    completedAt: momentOf(stage, answered.d, answered.t),
  }
}

function fieldsOf(answered: Answered, picked: DemoReferent | undefined): SubmittedFields {
  return {
    ...answered.fields,
    [REFERENT_KIND]: picked?.kind,
    [REFERENT_HINT]: picked?.hint ?? null,
    [CONTACT]: answered.touch,
    [PRIVATE]: 'private' in answered && answered.private,
  }
}

function wordsOf(checkIn: DemoCheckIn): Record<string, unknown> {
  return {
    mood: checkIn.mood,
    fulfilled: checkIn.fulfilled,
    respected: checkIn.respected,
    goingWell: checkIn.well,
    needsImprovement: checkIn.improve,
    boundary: checkIn.boundary,
    safety: checkIn.safe,
  }
}

/** Read in the session they were answered in, or first thing on a later day; never before they were stored. */
function planReview(story: Story, answered: Answered): Act[] {
  const { stage } = story
  const { rev } = answered
  if (!rev) return []
  const at = laterOf(momentOf(stage, rev.d, '08:45'), minutesFrom(storedAt(stage, answered), 10))
  const run = () =>
    asMember(stage, rev.by, at, async (tx) => {
      const { kind, id } = receiptOf(story, answered.id)
      if (kind === 'response') await reviewResponse(tx, { responseId: id })
      else await reviewCheckIn(tx, { checkInId: id })
    })
  return [{ at, run }]
}

function planVoid(story: Story, form: DemoForm): Act[] {
  const { stage } = story
  const mark = form.void
  if (!mark) return []
  const at = laterOf(momentOf(stage, mark.d, '08:50'), minutesFrom(storedAt(stage, form), 30))
  const run = async () => {
    await asMember(stage, mark.by, at, (tx) =>
      markResponse(tx, { responseId: receiptOf(story, form.id).id, kind: 'wrong-client', reason: mark.reason }),
    )
  }
  return [{ at, run }]
}

function laterOf(a: Date, b: Date): Date {
  return new Date(Math.max(a.getTime(), b.getTime()))
}
