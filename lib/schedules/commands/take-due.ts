import 'server-only'
import type { JobTx } from '@/lib/db/practice-db'
import { decideSending, type SendingRefusal } from '@/lib/domain/safe-contact'
import { findDue } from '@/lib/domain/schedule'
import { CONTACT_COLUMNS, toContactFacts } from '@/lib/domain/stored-contact'
import { type LocalDate, localDateOf } from '@/lib/domain/wall-time'
import { lockSchedule, planNext, type StoredSchedule } from '@/lib/schedules/find-schedule'

/** A day of a schedule that has come, and whether the form may be asked now. */
export type DueDay = {
  schedule: StoredSchedule
  day: LocalDate
  /** The form of an earlier day, or one asked by hand, still waits for its answer. */
  isStillOpen: boolean
  refusal: SendingRefusal | 'ARCHIVED' | null
}

/**
 * The day of a schedule that is due, if any; days that were slept through are written down as passed. Locks the
 * schedule, and asks for the next day: whoever is killed before the commit has done nothing, and the job comes again.
 */
export async function takeDue(tx: JobTx, input: { scheduleId: string }): Promise<DueDay | null> {
  const schedule = await lockSchedule(tx, input.scheduleId)
  if (!schedule || schedule.endedAt || schedule.pausedAt) return null
  const { send: day, passed } = findDue(schedule, schedule.handledUntil, tx.now, schedule.timeZone)
  const handledUntil = day ?? schedule.handledUntil
  if (day) {
    await tx.db.schedule.updateMany({ where: { id: schedule.id }, data: { handledUntil: new Date(day) } })
    for (const each of passed) await noteDay(tx, { schedule, day: each, outcome: 'passed', assignmentId: null })
  }
  await planNext(tx, schedule, handledUntil)
  return day ? { schedule, day, ...(await findObstacles(tx, schedule)) } : null
}

export type DayOutcome = 'sent' | 'still-open' | 'held' | 'passed'

/** Writes down what came of one day; each day of a schedule has one row, whatever happens twice. */
export async function noteDay(
  tx: JobTx,
  input: { schedule: StoredSchedule; day: LocalDate; outcome: DayOutcome; assignmentId: string | null },
): Promise<void> {
  const { schedule, day, outcome, assignmentId } = input
  await tx.db.scheduleOccurrence.createMany({
    data: {
      scheduleId: schedule.id,
      clientId: schedule.clientId,
      onDay: new Date(day),
      outcome,
      assignmentId,
      recordedAt: tx.now,
    },
  })
}

async function findObstacles(tx: JobTx, schedule: StoredSchedule): Promise<Omit<DueDay, 'schedule' | 'day'>> {
  const client = await tx.db.client.findFirstOrThrow({
    where: { id: schedule.clientId },
    select: {
      archivedAt: true,
      safeContact: { select: CONTACT_COLUMNS },
    },
  })
  const open = await tx.db.assignment.count({
    where: {
      clientId: schedule.clientId,
      instrumentId: schedule.formId,
      completedAt: null,
      revokedAt: null,
      expiresAt: { gt: tx.now },
    },
  })
  const today = localDateOf(tx.now, schedule.timeZone)
  const decision = decideSending(toContactFacts(client.safeContact), 'scheduled', today)
  const refusal = client.archivedAt ? 'ARCHIVED' : decision.isAllowed ? null : decision.reason
  return { isStillOpen: open > 0, refusal }
}
