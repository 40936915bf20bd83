'use server'

import { changePlan } from '@/app/_acts/change-plan'
import { endSchedule, pauseSchedule, resumeSchedule, scheduleInput } from '@/lib/schedules/commands/change-schedule'
import { makeSchedule, makeScheduleInput } from '@/lib/schedules/commands/make-schedule'
import { replaceSchedule, replaceScheduleInput } from '@/lib/schedules/commands/replace-schedule'
import { practiceAction } from '@/lib/server/practice-action'

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
