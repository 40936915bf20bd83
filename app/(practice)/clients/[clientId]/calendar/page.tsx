import type { Metadata } from 'next'
import { type CalendarPage, readCalendarPage } from '@/app/(practice)/clients/[clientId]/calendar/load-calendar-page'
import { calendarHref, readCalendarView } from '@/components/calendar/calendar-address'
import { CalendarTable } from '@/components/calendar/calendar-table'
import { Name } from '@/components/shell/name'
import { LedgerHead, Page, PageHead } from '@/components/shell/page'
import { Pager } from '@/components/table/pager'
import type { SearchParams } from '@/components/table/table-address'
import { LinkButton } from '@/components/ui/button'
import { ChipLink, Chips } from '@/components/ui/chip'
import { Empty } from '@/components/ui/empty'
import { Notice } from '@/components/ui/notice'
import { CALENDAR_FILTERS, CALENDAR_PAGE_SIZE } from '@/lib/domain/calendar'
import { CALENDAR_FILTER_WORDS } from '@/lib/format/delivery-words'
import { practiceLoader } from '@/lib/server/practice-loader'

export const metadata: Metadata = { title: 'Calendar' }

type CalendarRouteProps = { params: Promise<{ clientId: string }>; searchParams: Promise<SearchParams> }

export default async function CalendarRoute({ params, searchParams }: CalendarRouteProps) {
  const { clientId } = await params
  const view = readCalendarView(await searchParams)
  const { page, isDemo } = await practiceLoader('clients:read', async (tx, { practice }) => ({
    page: await readCalendarPage(tx, practice, clientId, view),
    isDemo: practice.isDemo,
  }))
  const { client } = page
  return (
    <Page>
      <PageHead
        crumb={{ href: `/clients/${client.id}#forms`, words: <Name value={client.name} /> }}
        title="Calendar"
        lead="Every way a form went to this client, and what is to come. The words of a message are not kept: each text has a name and a version."
        space="snug"
      />
      {isDemo ? (
        <Notice icon="envelope">
          Nothing of a demo practice is sent. What stands here as sent is part of its invented story.
        </Notice>
      ) : null}
      <Ahead page={page} />
      <Sent page={page} />
    </Page>
  )
}

function Ahead({ page: { ahead, client } }: { page: CalendarPage }) {
  return (
    <>
      <LedgerHead title="To come" note="As things stand now" />
      {ahead.length > 0 ? (
        <CalendarTable caption="What is to come, soonest first" days={ahead} />
      ) : (
        <p className="day-none">
          {client.isArchived
            ? 'Nothing: this file is archived.'
            : 'Nothing is planned and no link is open. A schedule’s next days stand here.'}
        </p>
      )}
    </>
  )
}

function Sent({ page: { client, counts, view, months } }: { page: CalendarPage }) {
  if (counts.all === 0) {
    return (
      <>
        <LedgerHead title="Sent" />
        <Empty
          title="No form has gone to this client yet"
          level={3}
          action={<LinkButton href={`/clients/${client.id}#forms`}>Go to their forms</LinkButton>}
        >
          Assign one on their page. However it reaches them, by e-mail, shown in the session or on this device, it
          stands here from that moment.
        </Empty>
      </>
    )
  }
  return (
    <>
      <LedgerHead title="Sent" count={counts.all} note="Newest first" />
      <div className="cal-bar">
        <Chips label="Which to show">
          {CALENDAR_FILTERS.map((filter) => (
            <ChipLink key={filter} href={calendarHref(client.id, { filter, page: 1 })} isOn={view.filter === filter}>
              {CALENDAR_FILTER_WORDS[filter]}
              <span className="num"> {counts[filter]}</span>
            </ChipLink>
          ))}
        </Chips>
      </div>
      {months.length === 0 ? <p className="day-none">Nothing of this kind. Choose All to see everything.</p> : null}
      {months.map((month, index) => (
        <section key={month.id} className="cal-month">
          <h3>{month.monthWords}</h3>
          <CalendarTable caption={`${month.monthWords}, newest first`} days={month.days} isHeadHidden={index > 0} />
        </section>
      ))}
      <Pager
        page={view.page}
        pageSize={CALENDAR_PAGE_SIZE}
        total={counts[view.filter]}
        hrefFor={(page) => calendarHref(client.id, { filter: view.filter, page })}
        label="Pages of what was sent"
      />
    </>
  )
}
