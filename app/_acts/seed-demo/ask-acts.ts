import 'server-only'
import { asJob, asMember, dateOf, responsibleOn, type Story } from '@/app/_acts/seed-demo/stage'
import {
  type Assigned,
  type AssignInput,
  type AssignmentVia,
  assignInstrument,
} from '@/lib/assignments/commands/assign-instrument'
import { handOverForm } from '@/lib/assignments/commands/hand-over'
import { tellSent } from '@/lib/messages/commands/tell-sent'
import { noteDay, takeDue } from '@/lib/schedules/commands/take-due'

/** A form as the data says it was asked. */
export type Asked = {
  formId: string
  via: AssignmentVia
  /** Days from today. */
  sent: number
  due?: number | undefined
  expiresInDays: number
}

/**
 * Asks a form by the way the story tells: its message stands as one that left, the device is handed over. On a day of a
 * schedule the schedule asks.
 */
export async function ask(story: Story, asked: Asked, at: Date): Promise<Assigned> {
  const { stage, client, clientId } = story
  const input: AssignInput = {
    clientId,
    instrumentId: asked.formId,
    via: asked.via,
    expiresInDays: asked.expiresInDays,
    dueOn: asked.due === undefined ? null : dateOf(stage, asked.due),
    isDuplicateAccepted: false,
  }
  const scheduleId = isScheduled(story, asked) ? story.schedules.get(asked.formId) : undefined
  if (scheduleId) return askOnDay(story, scheduleId, input, at)
  return asMember(stage, responsibleOn(client, asked.sent), at, async (tx) => {
    const assigned = await assignInstrument(tx, input)
    if (asked.via === 'message') await tellSent(tx, { ...assigned, kind: 'form' })
    if (asked.via === 'handover') await handOverForm(tx, assigned)
    return assigned
  })
}

/** Whether a form was asked on a day of a schedule that had begun. */
export function isScheduled({ client }: Story, { formId, via, sent }: Pick<Asked, 'formId' | 'via' | 'sent'>): boolean {
  return client.schedules.some(
    ({ form, since, everyWeeks }) =>
      form === formId &&
      via === 'message' &&
      since !== undefined &&
      sent >= since &&
      (sent - since) % (everyWeeks * 7) === 0,
  )
}

async function askOnDay({ stage, client }: Story, scheduleId: string, input: AssignInput, at: Date): Promise<Assigned> {
  return asJob(stage, scheduleId, at, async (tx) => {
    const due = await takeDue(tx, { scheduleId })
    if (!due || due.refusal || due.isStillOpen) throw new Error(`${client.id}: no form may be asked on this day.`)
    const { schedule, day } = due
    const assigned = await assignInstrument(tx, { ...input, onBehalfOf: schedule.createdById })
    await tellSent(tx, { ...assigned, kind: 'form' })
    await noteDay(tx, { schedule, day, outcome: 'sent', assignmentId: assigned.assignmentId })
    return assigned
  })
}
