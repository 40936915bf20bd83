import { localDateOf, weekdayOf } from '@/lib/domain/wall-time'
import * as eventCommands from '@/lib/events/commands'
import * as eventQueries from '@/lib/events/queries'
import * as slotCommands from '@/lib/sessions/commands'
import * as slotQueries from '@/lib/sessions/queries'
import { empty, type Matrix, missing, own } from '@/lib/testing/isolation/matrix-entry'

const event = { happenedOn: '2026-01-05', kind: 'other' as const, words: 'x' }

export const eventsMatrix: Matrix = {
  'events/commands:addEvent': missing((tx, { ids }) =>
    eventCommands.addEvent(tx, { clientId: ids.clientId, ...event }),
  ),
  'events/commands:changeEvent': missing((tx, { ids }) =>
    eventCommands.changeEvent(tx, { eventId: ids.eventId, ...event }),
  ),
  'events/commands:removeEvent': missing((tx, { ids }) => eventCommands.removeEvent(tx, { eventId: ids.eventId })),
  'events/commands:restoreEvent': missing((tx, { ids }) => eventCommands.restoreEvent(tx, { eventId: ids.eventId })),
  'events/queries:listEvents': empty((tx, { ids }) => eventQueries.listEvents(tx, ids.clientId)),
  'sessions/commands:setSessionSlot': missing((tx, { ids }) =>
    slotCommands.setSessionSlot(tx, {
      clientId: ids.clientId,
      startsOn: '2026-01-05',
      startsAt: '10:00',
      everyWeeks: 1,
    }),
  ),
  'sessions/commands:clearSessionSlot': missing((tx, { ids }) =>
    slotCommands.clearSessionSlot(tx, { clientId: ids.clientId }),
  ),
  'sessions/queries:listToday': own((tx) => {
    const on = localDateOf(tx.now, 'Europe/London')
    return slotQueries.listToday(tx, { on, weekday: weekdayOf(on), membershipId: null })
  }),
}
