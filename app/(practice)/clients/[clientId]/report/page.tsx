import type { Metadata } from 'next'
import { readReport } from '@/app/(practice)/clients/[clientId]/_print/load-report'
import { addressWith } from '@/app/(practice)/clients/[clientId]/_scores/reading'
import { PrintBar } from '@/components/print/print-bar'
import { ReportSheets } from '@/components/print/report-sheets'
import type { SearchParams } from '@/components/table/table-address'
import { practiceLoader } from '@/lib/server/practice-loader'

export const metadata: Metadata = { title: 'Report' }

type Props = { params: Promise<{ clientId: string }>; searchParams: Promise<SearchParams> }

export default async function ReportPage({ params, searchParams }: Props) {
  const { clientId } = await params
  const query = await searchParams
  const page = await practiceLoader('clients:read', (tx, member) => readReport(tx, member, clientId, query))
  const { paper } = page
  return (
    <main className="pp" id="main" tabIndex={-1}>
      <PrintBar
        client={{ id: page.clientId, name: page.clientName }}
        about={page.options}
        paper={paper}
        hrefs={{
          a4: addressWith(query, { paper: null }),
          letter: addressWith(query, { paper: 'letter' }),
          pdf: `/clients/${page.clientId}/report.pdf${addressWith(query, {})}`,
        }}
      />
      <ReportSheets report={page.report} paper={paper} />
    </main>
  )
}
