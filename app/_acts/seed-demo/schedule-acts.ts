import 'server-only'
import { isScheduled } from '@/app/_acts/seed-demo/ask-acts'
import { type Act, asJob, asMember, dateOf, momentOf, responsibleOn, type Story } from '@/app/_acts/seed-demo/stage'
import { EXPIRES_IN_DAYS_DEFAULT } from '@/lib/domain/assignment-state'
import { CHECK_IN } from '@/lib/domain/check-in'
import { makeSchedule } from '@/lib/schedules/commands/make-schedule'
import { noteDay, takeDue } from '@/lib/schedules/commands/take-due'

/** Days from today on which the present plans were made, or before the first of their days that is over. */
const PLANNED = -4
const TIME = '09:00'

type Plan = {
  form: string
  everyWeeks: number
  next: number
  since?: number | undefined
  times: number | null
  expiresInDays: number
}

/** What a client is asked again and again by message, and what is asked once on a day to come. */
export function planSchedules(story: Story): Act[] {
  const { choice, channels } = story.client.contact
  // Who is seen in session only is handed the form there.
  if (choice === 'session' || (choice === 'details' && !channels?.includes('email'))) return []
  return listPlans(story).flatMap((plan) => [planOne(story, plan), ...planQuietDays(story, plan)])
}

function planOne(story: Story, plan: Plan): Act {
  const { stage, client } = story
  const planned = (plan.since ?? 0) + PLANNED
  const at = momentOf(stage, planned, '17:00')
  const run = async () => {
    const { scheduleId } = await asMember(stage, responsibleOn(client, planned), at, (tx) =>
      makeSchedule(tx, {
        clientId: story.clientId,
        formId: plan.form,
        every: plan.everyWeeks,
        unit: 'week',
        startsOn: dateOf(stage, plan.since ?? plan.next),
        sendsAt: TIME,
        times: plan.times,
        expiresInDays: plan.expiresInDays,
      }),
    )
    story.schedules.set(plan.form, scheduleId)
  }
  return { at, run }
}

/** Days that are over on which the data knows of no form: the schedule itself says why. */
function planQuietDays(story: Story, { form, everyWeeks, since }: Plan): Act[] {
  if (since === undefined) return []
  const turn = everyWeeks * 7
  const days = Array.from({ length: Math.ceil(-since / turn) }, (_each, index) => since + index * turn)
  return days.filter((day) => !wasAsked(story, form, day)).map((day) => planQuietDay(story, form, day))
}

function planQuietDay(story: Story, form: string, day: number): Act {
  const at = momentOf(story.stage, day, TIME)
  const run = async () => {
    const scheduleId = story.schedules.get(form) ?? ''
    await asJob(story.stage, scheduleId, at, async (tx) => {
      const due = await takeDue(tx, { scheduleId })
      if (!due?.refusal && !due?.isStillOpen)
        throw new Error(`${story.client.id}: nothing keeps ${form} from this day.`)
      const { schedule, day: on, refusal } = due
      await noteDay(tx, { schedule, day: on, outcome: refusal ? 'held' : 'still-open', assignmentId: null })
    })
  }
  return { at, run }
}

function wasAsked(story: Story, form: string, day: number): boolean {
  const { forms, checkins, open } = story.client
  const asked = [...forms, ...checkins.map((each) => ({ ...each, form: CHECK_IN.id })), ...open]
  return asked.some(
    (each) => each.form === form && each.sent === day && isScheduled(story, { formId: form, via: each.via, sent: day }),
  )
}

/** A form on one day alone is a schedule of one; four weeks is the closest any form may come again. */
function listPlans({ client }: Story): Plan[] {
  const again = client.schedules.map((each) => ({ ...each, times: null, expiresInDays: EXPIRES_IN_DAYS_DEFAULT }))
  const once = client.open
    .filter((each) => each.state === 'scheduled')
    .map(({ form, sent, due }) => ({
      ...{ form, everyWeeks: 4, next: sent, times: 1 },
      expiresInDays: due === undefined ? EXPIRES_IN_DAYS_DEFAULT : due - sent,
    }))
  return [...again, ...once]
}
