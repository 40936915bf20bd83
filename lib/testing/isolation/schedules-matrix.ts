import * as changeSchedule from '@/lib/schedules/commands/change-schedule'
import * as makeSchedule from '@/lib/schedules/commands/make-schedule'
import * as replaceSchedule from '@/lib/schedules/commands/replace-schedule'
import * as takeDue from '@/lib/schedules/commands/take-due'
import * as queries from '@/lib/schedules/queries'
import { asJob, empty, type Matrix, missing } from '@/lib/testing/isolation/matrix-entry'

const schedule = {
  formId: 'cta-10',
  every: 1,
  unit: 'week' as const,
  startsOn: '2027-01-04',
  sendsAt: '09:30',
  times: null,
  expiresInDays: 7,
}

export const schedulesMatrix: Matrix = {
  'schedules/commands/change-schedule:endSchedule': missing((tx, { ids }) => changeSchedule.endSchedule(tx, ids)),
  'schedules/commands/change-schedule:endSchedules': empty((tx, { ids }) => changeSchedule.endSchedules(tx, ids)),
  'schedules/commands/change-schedule:pauseSchedule': missing((tx, { ids }) => changeSchedule.pauseSchedule(tx, ids)),
  'schedules/commands/change-schedule:resumeSchedule': missing((tx, { ids }) => changeSchedule.resumeSchedule(tx, ids)),
  'schedules/commands/make-schedule:makeSchedule': missing((tx, { ids }) =>
    makeSchedule.makeSchedule(tx, { ...schedule, clientId: ids.clientId }),
  ),
  'schedules/commands/replace-schedule:replaceSchedule': missing((tx, { ids }) =>
    replaceSchedule.replaceSchedule(tx, { ...schedule, clientId: ids.clientId, scheduleId: ids.scheduleId }),
  ),
  'schedules/commands/take-due:noteDay': asJob('refused', (tx, { ids }) =>
    takeDue.noteDay(tx, {
      schedule: {
        ...schedule,
        id: ids.scheduleId,
        clientId: ids.clientId,
        handledUntil: null,
        pausedAt: null,
        endedAt: null,
        createdById: ids.membershipId,
        timeZone: 'Europe/London',
      },
      day: '2027-01-04',
      outcome: 'passed',
      assignmentId: null,
    }),
  ),
  'schedules/commands/take-due:takeDue': asJob('empty', (tx, { ids }) => takeDue.takeDue(tx, ids)),
  'schedules/queries:listSchedules': empty((tx, { ids }) => queries.listSchedules(tx, ids.clientId)),
}
