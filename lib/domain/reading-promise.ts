import { addDays, type LocalDate, localDateOf, weekdayOf } from '@/lib/domain/wall-time'

/**
 * The last day on which a form completed at this moment is still read as promised: so many working days (Monday to
 * Friday) after the day it came in. Completed on Thursday and promised within 3: Tuesday.
 */
export function promiseDueOn(completedAt: Date, workingDays: number, zone: string): LocalDate {
  let date = localDateOf(completedAt, zone)
  for (let left = workingDays; left > 0; ) {
    date = addDays(date, 1)
    if (weekdayOf(date) <= 5) left -= 1
  }
  return date
}

/** Whether the promise has passed: the day after its last day, not before. */
export function isPastPromise(completedAt: Date, workingDays: number, zone: string, today: LocalDate): boolean {
  return today > promiseDueOn(completedAt, workingDays, zone)
}
