import { unfoldAction } from '@/app/(practice)/clients/[clientId]/actions'
import { loadComparePage } from '@/app/(practice)/clients/[clientId]/compare/load-compare-page'
import { CompareForm } from '@/components/assessments/compare-form'
import { CompareFacts, CompareItems, CompareScales } from '@/components/assessments/compare-tables'
import { ShowFolded } from '@/components/safety/show-folded'
import { Name } from '@/components/shell/name'
import { OpenSection, Page, PageFoot, PageHead, Section } from '@/components/shell/page'
import type { SearchParams } from '@/components/table/table-address'
import { FoldBlock } from '@/components/ui/fold'
import { Notice } from '@/components/ui/notice'
import { FOLDED_WORDS } from '@/lib/format/change-words'
import { NOT_A_DIAGNOSIS, TRAITS_CAVEAT } from '@/lib/format/record-copy'

export const metadata = { title: 'Two results' }

type Props = { params: Promise<{ clientId: string }>; searchParams: Promise<SearchParams> }

export default async function ComparePage({ params, searchParams }: Props) {
  const { clientId } = await params
  const page = await loadComparePage(clientId, await searchParams)
  const { client, choice, refusal, view } = page
  return (
    <Page>
      <PageHead
        crumb={{ href: `/clients/${client.id}`, words: <Name value={client.name} /> }}
        title="Two results"
        lead="Scale by scale and statement by statement, the earlier one at the left."
        space="snug"
      />
      {choice.options.length > 1 ? <CompareForm choice={choice} /> : null}
      {refusal ? (
        <OpenSection>
          <p className="body">{refusal}</p>
        </OpenSection>
      ) : null}
      {page.isFolded && !refusal ? (
        <OpenSection>
          <FoldBlock>
            <p>{FOLDED_WORDS}. What differs between two results is folded while a safety review is open.</p>
            <ShowFolded clientId={client.id} action={unfoldAction} />
          </FoldBlock>
        </OpenSection>
      ) : null}
      {view ? <Comparison view={view} /> : null}
      <PageFoot>
        {NOT_A_DIAGNOSIS} {page.caveat}
      </PageFoot>
    </Page>
  )
}

type View = NonNullable<Awaited<ReturnType<typeof loadComparePage>>['view']>

function Comparison({ view }: { view: View }) {
  const { heads, hasPoints } = view
  return (
    <>
      {view.warnings.length > 0 ? (
        <Notice>
          {view.warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Notice>
      ) : null}
      <Section title="The two">
        <CompareFacts heads={heads} facts={view.facts} />
      </Section>
      <Section
        title="Scores"
        note={hasPoints ? 'Points: the later minus the earlier, of full-precision scores.' : null}
      >
        <CompareScales heads={heads} lines={view.scales} hasPoints={hasPoints} />
        {hasPoints ? <p className="body pt-3">{view.label.words}</p> : null}
        {view.label.caption ? <p className="note pt-1 max-w-[46rem]">{view.label.caption}</p> : null}
      </Section>
      {hasPoints ? (
        <Section title="Moved most" note="Two or more steps from one answer to the other, the furthest first.">
          {view.movedMost.length > 0 ? (
            <CompareItems
              heads={heads}
              lines={view.movedMost}
              hasPoints
              caption="Statements that moved two or more steps"
            />
          ) : (
            <p className="body">No statement moved by two steps or more.</p>
          )}
        </Section>
      ) : null}
      <Section
        title={hasPoints ? 'All others' : 'Answers'}
        note="As given, in the order asked. A skipped one counts nothing, never zero."
      >
        <CompareItems heads={heads} lines={view.others} hasPoints={hasPoints} caption="Answers in the order asked" />
        {view.hasTraits ? <p className="note pt-3">{TRAITS_CAVEAT}</p> : null}
      </Section>
    </>
  )
}
