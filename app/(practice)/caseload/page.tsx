import type { Metadata } from 'next'
import { Suspense } from 'react'
import {
  archiveSeveralAction,
  askSeveralAction,
  confirmContactAction,
  foretellAskingAction,
  foretellRemindersAction,
  remindSeveralAction,
  renewMissedAction,
  restoreSeveralAction,
  revealFoldedAction,
  searchCaseloadAction,
} from '@/app/(practice)/caseload/actions'
import { loadCaseload } from '@/app/(practice)/caseload/load-caseload'
import { Caseload } from '@/components/clients/caseload'
import { readCaseloadView } from '@/components/clients/caseload-rules'
import { CaseloadSkeleton } from '@/components/clients/caseload-skeleton'
import { Page, PageHead } from '@/components/shell/page'
import type { SearchParams } from '@/components/table/table-address'
import { pageMember, practiceLoader } from '@/lib/server/practice-loader'

export const metadata: Metadata = { title: 'Caseload' }

const ACTIONS = {
  search: searchCaseloadAction,
  reveal: revealFoldedAction,
  confirmContact: confirmContactAction,
  renewMissed: renewMissedAction,
  archive: archiveSeveralAction,
  restore: restoreSeveralAction,
  foretellReminders: foretellRemindersAction,
  remind: remindSeveralAction,
  foretellAsking: foretellAskingAction,
  ask: askSeveralAction,
}

export default async function CaseloadRoute({ searchParams }: { searchParams: Promise<SearchParams> }) {
  // Decided before anything streams, so that a signed-out reader is sent away and not shown a frame.
  await pageMember()
  const view = readCaseloadView(await searchParams)
  const data = practiceLoader('clients:read', (tx, member) => loadCaseload(tx, member, view))
  return (
    <Page>
      <PageHead title="Caseload" space="tight" />
      <Suspense fallback={<CaseloadSkeleton />}>
        <Caseload data={data} actions={ACTIONS} />
      </Suspense>
    </Page>
  )
}
