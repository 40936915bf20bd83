import type { Metadata } from 'next'
import Link from 'next/link'
import {
  confirmContactHereAction,
  dismissAction,
  markSpokenAction,
  snoozeAction,
  undoAction,
} from '@/app/(practice)/home/actions'
import { HOME_PAGE_SIZE, type HomePage, loadHome } from '@/app/(practice)/home/load-home'
import { NoClients } from '@/components/clients/caseload-empty'
import { AttentionLedger } from '@/components/home/attention-ledger'
import { homeHref, readHomeView } from '@/components/home/home-address'
import { NobodyNeeds } from '@/components/home/nobody-needs'
import { SetAsideList } from '@/components/home/set-aside-list'
import { TodayTable } from '@/components/home/today-table'
import { LedgerHead, Page, PageHead } from '@/components/shell/page'
import { Pager } from '@/components/table/pager'
import type { SearchParams } from '@/components/table/table-address'
import { ChipLink, Chips } from '@/components/ui/chip'
import { practiceLoader } from '@/lib/server/practice-loader'

export const metadata: Metadata = { title: 'Home' }

const ACTIONS = {
  snooze: snoozeAction,
  dismiss: dismissAction,
  undo: undoAction,
  markSpoken: markSpokenAction,
  confirmContact: confirmContactHereAction,
}

export default async function HomeRoute({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const view = readHomeView(await searchParams)
  const home = await practiceLoader('clients:read', (tx, member) => loadHome(tx, member, view))
  return (
    <Page>
      <PageHead title={home.title} lead={home.lead} actions={<Whose home={home} />} />
      {home.hasClients ? (
        <>
          <LedgerHead title="Today" note={home.today.note} isFirst />
          <TodayTable rows={home.today.rows} more={home.today.more} />
          <Needs home={home} />
        </>
      ) : (
        <NoClients />
      )}
    </Page>
  )
}

function Whose({ home: { whose } }: { home: HomePage }) {
  if (whose === null) return null
  return (
    <Chips label="Whose clients">
      <ChipLink href={homeHref({ whose: 'mine', page: 1 })} isOn={whose === 'mine'}>
        Mine
      </ChipLink>
      <ChipLink href={homeHref({ whose: 'all', page: 1 })} isOn={whose === 'all'}>
        Whole practice
      </ChipLink>
    </Chips>
  )
}

function Needs({ home: { need, whose, setAside, isCatchingUp } }: { home: HomePage }) {
  return (
    <>
      <LedgerHead
        title="Needs attention"
        count={need.total}
        note={need.total > 0 ? 'One row per client, most pressing first' : undefined}
      />
      {isCatchingUp ? (
        <p className="note py-3" role="status">
          This list is being worked out anew. Open Home again for the rest of it.
        </p>
      ) : null}
      {need.total > 0 ? <AttentionLedger groups={need.groups} actions={ACTIONS} /> : <NobodyNeeds />}
      <Pager
        page={need.page}
        pageSize={HOME_PAGE_SIZE}
        total={need.total}
        hrefFor={(page) => homeHref({ whose, page })}
        label="Pages of clients who need attention"
      />
      <SetAsideList lines={setAside} undo={undoAction} />
      <p className="note pt-4">
        Merely overdue forms stay in{' '}
        <Link href="/caseload?tab=overdue" prefetch={false}>
          Caseload, Overdue
        </Link>
        .
      </p>
    </>
  )
}
