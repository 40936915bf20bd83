import type { Metadata } from 'next'
import { groupByDay } from '@/app/(practice)/to-read/queue-words'
import { queueHref } from '@/components/read-queue/queue-address'
import { QueueTable } from '@/components/read-queue/queue-table'
import { Page, PageHead } from '@/components/shell/page'
import { Pager } from '@/components/table/pager'
import { readTableState, type SearchParams, type TableRules } from '@/components/table/table-address'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Tabs } from '@/components/ui/tabs'
import { type QueueScope, readQueueScope } from '@/lib/domain/read-queue'
import { listReadQueue } from '@/lib/read-queue/queries'
import { practiceLoader } from '@/lib/server/practice-loader'

export const metadata: Metadata = { title: 'To read' }

const RULES: TableRules<'oldest'> = {
  sortable: ['oldest'],
  defaultSort: { id: 'oldest', isDescending: false },
  pageSize: 25,
}

export default async function ToReadPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams
  const scope = readQueueScope(params.whose) ?? 'mine'
  const { queue, days, promiseDays } = await practiceLoader('clients:read', async (tx, member) => {
    const { page } = readTableState(params, RULES)
    const found = await listReadQueue(tx, { scope, page, pageSize: RULES.pageSize })
    const { locale, timeZone, readingPromiseDays } = member.practice
    const reader = {
      place: { locale, timeZone },
      ...{ now: tx.now, scope, readingPromiseDays, membershipId: tx.scope.membershipId },
    }
    return { queue: found, days: groupByDay(found.rows, reader), promiseDays: readingPromiseDays }
  })
  const first = days[0]?.lines[0]
  return (
    <Page>
      <PageHead
        title="To read"
        lead={`Forms and check-ins nobody has read. Your practice promises to read within ${promiseDays} working ${promiseDays === 1 ? 'day' : 'days'}.`}
        space="tight"
        actions={
          first ? (
            <LinkButton look="go" href={first.readHref}>
              Start reading
            </LinkButton>
          ) : null
        }
      />
      {queue.clinicianCount > 1 ? <WhoseTabs scope={scope} counts={queue.counts} /> : null}
      {first ? <QueueTable days={days} /> : <NothingToRead scope={scope} all={queue.counts.all} />}
      <Pager
        page={queue.page}
        pageSize={RULES.pageSize}
        total={queue.total}
        label="Pages of the queue"
        hrefFor={(page) => `${queueHref(scope)}${scope === 'mine' ? '?' : '&'}page=${page}`}
      />
    </Page>
  )
}

function WhoseTabs({ scope, counts }: { scope: QueueScope; counts: Record<QueueScope, number> }) {
  return (
    <Tabs
      label="Whose clients"
      tabs={[
        { href: queueHref('mine'), label: 'My clients', count: counts.mine, isCurrent: scope === 'mine' },
        { href: queueHref('all'), label: 'All clients', count: counts.all, isCurrent: scope === 'all' },
      ]}
    />
  )
}

function NothingToRead({ scope, all }: { scope: QueueScope; all: number }) {
  const waitElsewhere = scope === 'mine' && all > 0
  return (
    <Empty
      title="Nothing waits to be read"
      action={
        waitElsewhere ? (
          <LinkButton href={queueHref('all')}>See what waits for colleagues</LinkButton>
        ) : (
          <LinkButton href="/caseload">Open the caseload</LinkButton>
        )
      }
    >
      {waitElsewhere
        ? `Everything your clients sent has been read. ${all} ${all === 1 ? 'form waits' : 'forms wait'} for colleagues; you may read for someone who is away.`
        : 'Everything that was sent has been read. New forms and check-ins stand here until someone has reviewed them.'}
    </Empty>
  )
}
