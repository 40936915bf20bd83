import type { Metadata } from 'next'
import { readSheet } from '@/app/(practice)/clients/[clientId]/_print/load-sheet'
import { addressWith } from '@/app/(practice)/clients/[clientId]/_scores/reading'
import { makeSheetAction } from '@/app/(practice)/clients/[clientId]/sheet/actions'
import { PrintBar } from '@/components/print/print-bar'
import { SafeQuestion } from '@/components/print/safe-question'
import { SheetLeaf } from '@/components/print/sheet-leaf'
import { Name } from '@/components/shell/name'
import { Page, PageHead } from '@/components/shell/page'
import type { SearchParams } from '@/components/table/table-address'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { NOTHING_TO_TELL, SHEET_WITHHELD } from '@/lib/format/sheet-words'
import { practiceLoader } from '@/lib/server/practice-loader'

export const metadata: Metadata = { title: 'Sheet' }

type Props = { params: Promise<{ clientId: string }>; searchParams: Promise<SearchParams> }

export default async function SheetPage({ params, searchParams }: Props) {
  const { clientId } = await params
  const query = await searchParams
  const { client, about, paper, state } = await practiceLoader('clients:read', (tx, member) =>
    readSheet(tx, member, clientId, query),
  )
  if (state.kind === 'made') {
    return (
      <main className="pp" id="main" tabIndex={-1}>
        <PrintBar
          client={client}
          paper={paper}
          hrefs={{
            a4: addressWith(query, { paper: null }),
            letter: addressWith(query, { paper: 'letter' }),
            pdf: `/clients/${client.id}/sheet.pdf${addressWith(query, {})}`,
          }}
        />
        <SheetLeaf sheet={state.sheet} paper={paper} />
      </main>
    )
  }
  return (
    <Page isNarrow>
      <PageHead
        title="Sheet for the client"
        lead="One page in plain words: no numbers, no name of a form, nobody’s name."
        crumb={{ href: `/clients/${client.id}`, words: <Name value={client.name} /> }}
        space="snug"
      />
      {state.kind === 'ask' ? (
        <SafeQuestion clientId={client.id} about={about} {...state} makeSheet={makeSheetAction} />
      ) : (
        <Empty
          title={state.kind === 'withheld' ? 'No sheet while a safety review is open' : 'Nothing to tell yet'}
          isInset
          action={
            <LinkButton href={`/clients/${client.id}`}>
              {state.kind === 'withheld' ? 'Back to the review' : 'Back to the file'}
            </LinkButton>
          }
        >
          {state.kind === 'withheld' ? SHEET_WITHHELD : NOTHING_TO_TELL}
        </Empty>
      )}
    </Page>
  )
}
