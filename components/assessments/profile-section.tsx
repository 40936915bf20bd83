import { type ProfileRow, TraitProfile } from '@/components/charts/trait-profile'
import { ShowFolded } from '@/components/safety/show-folded'
import { Section } from '@/components/shell/page'
import { ChipLink, Chips } from '@/components/ui/chip'
import { FoldBlock } from '@/components/ui/fold'
import type { FormAction } from '@/lib/domain/action-result'
import { FOLDED_WORDS } from '@/lib/format/change-words'

export type ProfileSectionProps = {
  view: {
    traits: ProfileRow[]
    elements: ProfileRow[]
    dates: { first?: string; previous?: string; now: string }
    answers: string[]
    notes: string[]
  }
  /** The administrations near this one. */
  options: { key: string; href: string; words: string; isOn: boolean }[]
  isFolded: boolean
  clientId: string
  unfold: FormAction<{ clientId: string }>
}

/** The traits and elements of one administration, held against the first and the previous. */
export function ProfileSection({ view, options, isFolded, clientId, unfold }: ProfileSectionProps) {
  return (
    <Section
      id="profile"
      title="Trait profile"
      note="Three questions each. Read as conversation prompts. High scores may be ways of staying safe."
    >
      {options.length > 1 ? (
        <div className="bar">
          <Chips label="Completed on">
            {options.map((option) => (
              <ChipLink key={option.key} href={option.href} isOn={option.isOn}>
                {option.words}
              </ChipLink>
            ))}
          </Chips>
        </div>
      ) : null}
      <TraitProfile
        title="Trait"
        caption="Ten traits: first, previous and now"
        rows={view.traits}
        dates={view.dates}
        answers={view.answers}
      />
      {view.elements.length > 0 ? (
        <div className="pt-8">
          <TraitProfile
            title="Element, over the same items"
            caption="Four elements: first, previous and now"
            rows={view.elements}
            dates={view.dates}
            answers={view.answers}
          />
        </div>
      ) : null}
      {isFolded ? (
        <div className="pt-4">
          <FoldBlock>
            <p>{FOLDED_WORDS}. What stands out and what changed are folded.</p>
            <ShowFolded clientId={clientId} action={unfold} />
          </FoldBlock>
        </div>
      ) : (
        <p className="note pt-3">{view.notes.join(' ')}</p>
      )}
    </Section>
  )
}
