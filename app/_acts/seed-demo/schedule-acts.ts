import 'server-only'
import { type Act, asMember, dateOf, momentOf, responsibleOn, type Story } from '@/app/_acts/seed-demo/stage'
import { EXPIRES_IN_DAYS_DEFAULT } from '@/lib/domain/assignment-state'
import { makeSchedule } from '@/lib/schedules/commands/make-schedule'

/** Days from today on which the present plans were made. */
const PLANNED = -4

type Plan = { form: string; everyWeeks: number; next: number; times: number | null; expiresInDays: number }

/** What a client is asked again and again by message, and what is asked once on a day to come. */
export function planSchedules(story: Story): Act[] {
  const { stage, client } = story
  const { choice, channels } = client.contact
  // Who is seen in session only is handed the form there.
  if (choice === 'session' || (choice === 'details' && !channels?.includes('email'))) return []
  const at = momentOf(stage, PLANNED, '17:00')
  return listPlans(story).map((plan) => ({
    at,
    run: async () => {
      await asMember(stage, responsibleOn(client, PLANNED), at, (tx) =>
        makeSchedule(tx, {
          clientId: story.clientId,
          formId: plan.form,
          every: plan.everyWeeks,
          unit: 'week',
          startsOn: dateOf(stage, plan.next),
          sendsAt: '09:00',
          times: plan.times,
          expiresInDays: plan.expiresInDays,
        }),
      )
    },
  }))
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
