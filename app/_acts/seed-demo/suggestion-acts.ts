import 'server-only'
import { type Act, asMember, dateOf, momentOf, responsibleOn, type Story } from '@/app/_acts/seed-demo/stage'
import { addPlanItem, markPlanItemDone } from '@/lib/plans/commands'

/** Days from today on which a suggestion was put on a plan and done. */
type Given = { suggestionId: string; d: number; done?: number }

const PLANS: Readonly<Record<string, readonly Given[]>> = {
  nadia: [
    { suggestionId: 'rea-pause', d: -98, done: -21 },
    { suggestionId: 'bnd-own-hours', d: -98 },
    { suggestionId: 'ind-one-contact', d: -21 },
  ],
  gareth: [{ suggestionId: 'bla-own-one-feeling', d: -28 }],
  rohan: [
    { suggestionId: 'com-say-back', d: -79, done: -37 },
    { suggestionId: 'rea-trigger-journal', d: -37 },
  ],
  linnet: [{ suggestionId: 'ind-kinds-of-love', d: -62, done: -20 }],
}

/** What a client's clinician put on their plan, and what was done of it. */
export function planSuggestions(story: Story): Act[] {
  const { stage, client } = story
  return (PLANS[client.id] ?? []).flatMap(({ suggestionId, d, done }) => {
    let planItemId = ''
    const added = momentOf(stage, d, '19:20')
    const add: Act = {
      at: added,
      run: async () => {
        const item = await asMember(stage, responsibleOn(client, d), added, (tx) =>
          addPlanItem(tx, { clientId: story.clientId, suggestionId }),
        )
        planItemId = item.planItemId
      },
    }
    if (done === undefined) return [add]
    const at = momentOf(stage, done, '19:25')
    const tick: Act = {
      at,
      run: async () => {
        await asMember(stage, responsibleOn(client, done), at, (tx) =>
          markPlanItemDone(tx, { planItemId, doneOn: dateOf(stage, done) }),
        )
      },
    }
    return [add, tick]
  })
}
