import type { SearchParams } from '@/components/table/table-address'
import { CALENDAR_FILTERS, type CalendarView } from '@/lib/domain/calendar'

/** The calendar's view from an address; whatever it holds, the answer is one the page can show. */
export function readCalendarView(params: SearchParams): CalendarView {
  const filter = CALENDAR_FILTERS.find((each) => each === params.show) ?? 'all'
  const page = typeof params.page === 'string' && /^[1-9]\d{0,4}$/.test(params.page) ? Number(params.page) : 1
  return { filter, page }
}

/** The address of a view of a client's calendar. */
export function calendarHref(clientId: string, { filter, page }: CalendarView): string {
  const query = new URLSearchParams()
  if (filter !== 'all') query.set('show', filter)
  if (page > 1) query.set('page', String(page))
  const text = query.toString()
  return `/clients/${clientId}/calendar${text ? `?${text}` : ''}`
}
