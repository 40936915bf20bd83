import 'server-only'
import { assignInstrument } from '@/lib/assignments/commands/assign-instrument'
import { refreshOverview } from '@/lib/clients/commands/refresh-overview'
import { queueMessage } from '@/lib/messages/commands/queue-message'
import { type DueDay, noteDay, takeDue } from '@/lib/schedules/commands/take-due'
import type { Job } from '@/lib/server/run-job'

type Tx = Parameters<Parameters<Job['run']>[0]>[0]

/**
 * Runs one schedule: the day that has come, the form, its message and the next day stand or fall in one transaction.
 * Killed before it committed, nothing has happened and the job comes again; after, there is nothing left to do.
 */
export async function runSchedule(job: Job): Promise<void> {
  await job.run(async (tx) => {
    const due = await takeDue(tx, { scheduleId: job.id })
    if (!due) return
    const { schedule, day, isStillOpen, refusal } = due
    if (refusal) await noteDay(tx, { schedule, day, outcome: 'held', assignmentId: null })
    else if (isStillOpen) await noteDay(tx, { schedule, day, outcome: 'still-open', assignmentId: null })
    else await ask(tx, due)
    await refreshOverview(tx, schedule.clientId)
  })
}

async function ask(tx: Tx, { schedule, day }: DueDay): Promise<void> {
  const { assignmentId } = await assignInstrument(tx, {
    clientId: schedule.clientId,
    instrumentId: schedule.formId,
    via: 'message',
    expiresInDays: schedule.expiresInDays,
    isDuplicateAccepted: true,
    onBehalfOf: schedule.createdById,
  })
  await queueMessage(tx, { assignmentId })
  await noteDay(tx, { schedule, day, outcome: 'sent', assignmentId })
}
