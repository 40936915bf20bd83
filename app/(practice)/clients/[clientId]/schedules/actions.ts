'use server'

import { z } from 'zod'
import { changePlan } from '@/app/_acts/change-plan'
import { foretellSchedule } from '@/lib/domain/schedule'
import { localDateOf } from '@/lib/domain/wall-time'
import { formatForetold } from '@/lib/format/schedule-words'
import { endSchedule, pauseSchedule, resumeSchedule, scheduleInput } from '@/lib/schedules/commands/change-schedule'
import { makeSchedule, makeScheduleInput } from '@/lib/schedules/commands/make-schedule'
import { replaceSchedule, replaceScheduleInput } from '@/lib/schedules/commands/replace-schedule'
import { practiceAction } from '@/lib/server/practice-action'

const DAYS_FORETOLD = 3

/** The first days of a schedule still being typed, in words, or what is wrong with it; plans nothing. */
export const foretellScheduleAction = practiceAction({
  permission: 'forms:assign',
  input: z.record(z.string().max(20), z.string().max(40)),
  run: async (tx, fields, { practice }) => {
    const today = localDateOf(tx.now, practice.timeZone)
    return formatForetold(foretellSchedule(fields, tx.now, practice.timeZone, DAYS_FORETOLD), practice, today)
  },
})

const changed = (_input: unknown, value: { clientId: string }) => [`/clients/${value.clientId}`, '/caseload']

export const makeScheduleAction = practiceAction({
  permission: 'forms:assign',
  input: makeScheduleInput,
  run: changePlan(makeSchedule),
  revalidate: changed,
})

export const changeScheduleAction = practiceAction({
  permission: 'forms:assign',
  input: replaceScheduleInput,
  run: changePlan(replaceSchedule),
  revalidate: changed,
})

export const pauseScheduleAction = practiceAction({
  permission: 'forms:assign',
  input: scheduleInput,
  run: changePlan(pauseSchedule),
  revalidate: changed,
})

export const resumeScheduleAction = practiceAction({
  permission: 'forms:assign',
  input: scheduleInput,
  run: changePlan(resumeSchedule),
  revalidate: changed,
})

export const endScheduleAction = practiceAction({
  permission: 'forms:assign',
  input: scheduleInput,
  run: changePlan(endSchedule),
  revalidate: changed,
})
