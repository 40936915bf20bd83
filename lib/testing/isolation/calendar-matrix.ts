import * as queries from '@/lib/calendar/queries'
import { empty, type Matrix } from '@/lib/testing/isolation/matrix-entry'

export const calendarMatrix: Matrix = {
  'calendar/queries:readCalendar': empty(async (tx, { ids }) => {
    const { rows, counts } = await queries.readCalendar(tx, ids.clientId, { filter: 'all', page: 1 })
    return { rows, counts }
  }),
  'calendar/queries:readAhead': empty(async (tx, { ids }) => {
    const { forms, contact } = await queries.readAhead(tx, ids.clientId)
    return { forms, contact }
  }),
}
