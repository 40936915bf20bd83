import {
  attachSuggestionAction,
  markPlanItemDoneAction,
  removePlanItemAction,
  reopenPlanItemAction,
} from '@/app/(practice)/clients/[clientId]/plan/actions'
import { offerFor, toPlanLines } from '@/app/(practice)/clients/[clientId]/plan/plan-words'
import { PlanList } from '@/components/plans/plan-list'
import { TraitSuggestions } from '@/components/plans/trait-suggestions'
import { Name } from '@/components/shell/name'
import { Page, PageHead, Section } from '@/components/shell/page'
import { getClientName } from '@/lib/clients/queries/get-client-name'
import { LIBRARY_TRAITS } from '@/lib/domain/library/suggestion'
import { listPlan } from '@/lib/plans/queries'
import { hasOpenReview } from '@/lib/safety/queries'
import { practiceLoader } from '@/lib/server/practice-loader'

export const metadata = { title: 'Plan' }

const ACTS = { done: markPlanItemDoneAction, reopen: reopenPlanItemAction, remove: removePlanItemAction }

export default async function PlanPage({ params }: { params: Promise<{ clientId: string }> }) {
  const { clientId } = await params
  const page = await practiceLoader('notes:write', async (tx, { practice }) => {
    const client = await getClientName(tx, clientId)
    const plan = await listPlan(tx, client.id)
    const isReviewOpen = await hasOpenReview(tx, client.id)
    await tx.audit({ action: 'client.opened', subject: { kind: 'client', id: client.id }, clientId: client.id })
    const place = { locale: practice.locale, timeZone: practice.timeZone }
    return {
      client,
      lines: toPlanLines(plan, { place, now: tx.now, isReviewOpen }),
      offers: offerFor(LIBRARY_TRAITS, plan, isReviewOpen),
    }
  })
  return (
    <Page>
      <PageHead
        crumb={{ href: `/clients/${page.client.id}`, words: <Name value={page.client.name} /> }}
        title="Plan"
        lead="What to try between sessions. The client sees none of this until you hand it over."
        space="snug"
      />
      <Section title="On the plan">
        <PlanList lines={page.lines} acts={ACTS} />
      </Section>
      <Section title="The library" note="Suggestions for each of the ten traits. Open one to read it.">
        {page.offers.map((offer) => (
          <TraitSuggestions key={offer.trait} offer={offer} clientId={page.client.id} attach={attachSuggestionAction} />
        ))}
      </Section>
    </Page>
  )
}
