import {
  attachSuggestionAction,
  markPlanItemDoneAction,
  removePlanItemAction,
  reopenPlanItemAction,
} from '@/app/(practice)/clients/[clientId]/plan/actions'
import type { PlanView } from '@/app/(practice)/clients/[clientId]/plan/plan-words'
import { PlanList } from '@/components/plans/plan-list'
import { TraitSuggestions } from '@/components/plans/trait-suggestions'
import { Section } from '@/components/shell/page'
import { ActLink } from '@/components/ui/button'
import { FoldBlock } from '@/components/ui/fold'
import { FOLDED_WORDS } from '@/lib/format/change-words'

const ACTS = { done: markPlanItemDoneAction, reopen: reopenPlanItemAction, remove: removePlanItemAction }

/** What to try between sessions, and what the library has for the traits that stand out. */
export function PlanSection({ clientId, view }: { clientId: string; view: PlanView }) {
  return (
    <Section id="plan" title="Plan" note="Between sessions. The client sees none of this until you hand it over.">
      <PlanList lines={view.lines} acts={ACTS} />
      {view.isFolded ? (
        <div className="pt-4">
          <FoldBlock>
            <p>
              {FOLDED_WORDS}. Suggestions for what stands out are folded, and the library holds back those that ask to
              set a limit or speak up to the person.
            </p>
          </FoldBlock>
        </div>
      ) : null}
      {view.from ? (
        <div className="pt-6">
          <p className="note pb-3">Suggestions for what stands out in {view.from}:</p>
          {view.offers.map((offer) => (
            <TraitSuggestions key={offer.trait} offer={offer} clientId={clientId} attach={attachSuggestionAction} />
          ))}
        </div>
      ) : null}
      <p className="pt-4">
        <ActLink href={`/clients/${clientId}/plan`}>Choose from the library</ActLink>
      </p>
    </Section>
  )
}
