import 'server-only'
import { toAheadDays, toMonths } from '@/app/(practice)/clients/[clientId]/calendar/calendar-words'
import { readAhead, readCalendar } from '@/lib/calendar/queries'
import { getClientName } from '@/lib/clients/queries/get-client-name'
import type { MemberTx } from '@/lib/db/practice-db'
import { type CalendarView, planAhead } from '@/lib/domain/calendar'
import { toContactFacts } from '@/lib/domain/stored-contact'
import { localDateOf } from '@/lib/domain/wall-time'
import type { Place } from '@/lib/format/dates'
import { listSchedules } from '@/lib/schedules/queries'

export type CalendarPage = Awaited<ReturnType<typeof readCalendarPage>>

/** Everything that went to a client or is to come, in words; looking is in the record. */
export async function readCalendarPage(tx: MemberTx, practice: Place, clientId: string, view: CalendarView) {
  const client = await getClientName(tx, clientId)
  const place = { locale: practice.locale, timeZone: practice.timeZone }
  const { rows, counts, page } = await readCalendar(tx, client.id, view)
  const { forms, contact, reminders } = await readAhead(tx, client.id)
  const schedules = await listSchedules(tx, client.id)
  await tx.audit({ action: 'message.listed', subject: { kind: 'client', id: client.id }, clientId: client.id })
  const today = localDateOf(tx.now, place.timeZone)
  const facts = { schedules, forms, contact: toContactFacts(contact), reminders }
  return {
    client: { id: client.id, name: client.name, isArchived: client.archivedAt !== null },
    ahead: toAheadDays(planAhead(facts, tx.now, place.timeZone), client.id, place, today),
    months: toMonths(rows, client.id, place),
    counts,
    view: { filter: view.filter, page },
  }
}
