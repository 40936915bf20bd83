'use server'

import { enterFromPaper, paperInput } from '@/app/_acts/enter-from-paper'
import { practiceAction } from '@/lib/server/practice-action'

export const enterFromPaperAction = practiceAction({
  permission: 'forms:assign',
  input: paperInput,
  run: async (tx, input, member) => {
    const { kind, id, clientId } = await enterFromPaper(tx, input, member.practice.timeZone)
    const story = `/clients/${clientId}`
    return { clientId, href: kind === 'response' ? `${story}/results/${id}` : `${story}#notes` }
  },
  revalidate: (_input, value) => [`/clients/${value.clientId}`, '/caseload'],
})
