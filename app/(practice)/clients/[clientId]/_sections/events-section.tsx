import { EVENT_CHOICES } from '@/app/(practice)/clients/[clientId]/event-lines'
import {
  addEventAction,
  changeEventAction,
  removeEventAction,
  restoreEventAction,
} from '@/app/(practice)/clients/[clientId]/events/actions'
import type { ClientPage } from '@/app/(practice)/clients/[clientId]/load-client-page'
import { EventList } from '@/components/events/event-list'
import { Section } from '@/components/shell/page'

/** What happened to the client, and where it is marked. */
export function EventsSection({ page }: { page: ClientPage }) {
  const { head, events } = page
  return (
    <Section
      id="events"
      title="Events"
      note="What happened beside the scores. Setting a boundary often makes things worse before better."
    >
      <EventList
        clientId={head.id}
        lines={events}
        kinds={EVENT_CHOICES}
        today={head.today}
        isClosed={head.archivedAt !== null}
        acts={{
          add: addEventAction,
          change: changeEventAction,
          remove: removeEventAction,
          restore: restoreEventAction,
        }}
      />
    </Section>
  )
}
