import { frame } from '@/app/q/frame'
import { forNobody } from '@/app/q/respond'

/** After "Stop reminders". The same for everyone, and true of nobody in particular. */
export const GET = forNobody({
  name: 'stopped',
  run: async () => ({ kind: 'page', page: frame(null, { kind: 'stopped' }) }),
})
