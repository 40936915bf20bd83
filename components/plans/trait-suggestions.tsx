import type { TraitSuggestions as Offer, SuggestionLine } from '@/components/plans/plan-line'
import { ActionForm } from '@/components/ui/action-form'
import { ActButton } from '@/components/ui/button'
import { HiddenField } from '@/components/ui/field'
import { Details } from '@/components/ui/fold'
import { State, Tag } from '@/components/ui/words'
import type { FormAction } from '@/lib/domain/action-result'

/** What the library offers for one trait. The clinician reads it, hands it over, or puts it on the plan. */
export function TraitSuggestions({
  offer,
  clientId,
  attach,
}: {
  offer: Offer
  clientId: string
  attach: FormAction<{ clientId: string; planItemId: string }>
}) {
  return (
    <div className="offer">
      <h3>{offer.name}</h3>
      <ul className="plan" aria-label={offer.name}>
        {offer.lines.map((line) => (
          <li key={line.id}>
            <Details summary={line.title}>
              <SuggestionWords line={line} />
            </Details>
            {line.isOnPlan ? (
              <span className="soft">On the plan</span>
            ) : (
              <ActionForm action={attach} kept="The plan is as it was.">
                <HiddenField name="clientId" value={clientId} />
                <HiddenField name="suggestionId" value={line.id} />
                <ActButton type="submit" aria-label={`Add to plan: ${line.title}`}>
                  Add to plan
                </ActButton>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      {offer.heldBack > 0 ? <HeldBack count={offer.heldBack} /> : null}
    </div>
  )
}

/** A suggestion's text, with a mark where it asks for more than noticing. */
export function SuggestionWords({ line }: { line: Pick<SuggestionLine, 'words' | 'isConfronting'> }) {
  return (
    <>
      <p className="written max-w-[42rem]">{line.words}</p>
      {line.isConfronting ? (
        <p className="pt-1">
          <Tag>Asks to set a limit or speak up</Tag>
        </p>
      ) : null}
    </>
  )
}

function HeldBack({ count }: { count: number }) {
  return (
    <p className="pt-2">
      <State icon="shield">
        {count === 1
          ? 'One is held back while a safety review is open: it asks to set a limit or speak up to the person.'
          : `${count} are held back while a safety review is open: they ask to set a limit or speak up to the person.`}
      </State>
    </p>
  )
}
