import type { FlagLine, PastLine } from '@/components/safety/flag-line'
import { FlagHistory, FlagLines } from '@/components/safety/flag-lines'
import { ShowFolded } from '@/components/safety/show-folded'
import { Section } from '@/components/shell/page'
import { ActLink } from '@/components/ui/button'
import { ConfirmButton } from '@/components/ui/confirm'
import { TextArea } from '@/components/ui/field'
import { Details, FoldBlock } from '@/components/ui/fold'
import { State } from '@/components/ui/words'
import type { FormAction } from '@/lib/domain/action-result'
import { REASON_MAX } from '@/lib/domain/flags'
import { FOLDED_WORDS } from '@/lib/format/change-words'

type Action = FormAction<{ clientId: string }>

export type SafetyView = {
  review: {
    id: string
    openedWords: string
    /** A later answer asked for it again. */
    renewedWords: string | null
    /** "the CTA-40 of 14 November", linked where it has a page. */
    sourceWords: string
    sourceHref: string | null
  } | null
  /** What a review folds was shown on this page (and written into the record). */
  isShown: boolean
  foldHref: string
  talks: FlagLine[]
  quiet: FlagLine[]
  past: PastLine[]
}

export type SafetySectionProps = {
  clientId: string
  view: SafetyView
  unfold: Action
  closeReview: Action
  resolveFlag: Action
}

const QUIET_SHOWN = 2

/** What asks for care before results are talked about. Nothing here is ever seen by the client. */
export function SafetySection({ clientId, view, unfold, closeReview, resolveFlag }: SafetySectionProps) {
  const { review, talks, quiet, past } = view
  if (!review && talks.length + quiet.length + past.length === 0) return null
  return (
    <Section id="safety" title="Staying safe" note="Only your practice sees this. Nothing the client sees changes.">
      <FlagLines lines={talks} resolve={resolveFlag} />
      {review ? (
        <ReviewBlock clientId={clientId} view={view} review={review} unfold={unfold} closeReview={closeReview} />
      ) : null}
      <FlagLines lines={quiet.slice(0, QUIET_SHOWN)} resolve={resolveFlag} />
      {quiet.length > QUIET_SHOWN ? (
        <div className="pt-3">
          <Details summary={`${quiet.length - QUIET_SHOWN} more quiet prompts`}>
            <FlagLines lines={quiet.slice(QUIET_SHOWN)} resolve={resolveFlag} />
          </Details>
        </div>
      ) : null}
      <FlagHistory lines={past} />
    </Section>
  )
}

type Review = NonNullable<SafetyView['review']>

function ReviewBlock({
  clientId,
  view,
  review,
  unfold,
  closeReview,
}: {
  clientId: string
  view: SafetyView
  review: Review
  unfold: Action
  closeReview: Action
}) {
  return (
    <div className="py-3">
      <p className="body max-w-[46rem] pb-3">
        <State icon="shield" isHot>
          Safety review open since {review.openedWords}
          {review.renewedWords ? `, asked for again on ${review.renewedWords}` : ''}.
        </State>{' '}
        “I felt safe to disagree with this person” was answered Never or Rarely in <Source review={review} />. Consider
        speaking alone before discussing results.
      </p>
      <FoldBlock>
        <p>
          {FOLDED_WORDS}. Bands, what stands out and change{' '}
          {view.isShown ? 'are shown on this page. The showing is in the record. ' : 'are folded. '}
          {view.isShown ? <ActLink href={view.foldHref}>Fold again</ActLink> : null}
        </p>
        {view.isShown ? null : <ShowFolded clientId={clientId} action={unfold} />}
      </FoldBlock>
      <div className="pt-4">
        <ConfirmButton
          action={closeReview}
          label="Close the review"
          title="Close this safety review?"
          words="Bands, what stands out and change are shown again everywhere. The reason stays in the record. A new answer of Never or Rarely opens another."
          confirm="Close the review"
          waiting="Closing"
          fields={{ reviewId: review.id }}
        >
          <TextArea name="reason" label="Reason" hint="What you found, and what was agreed." maxLength={REASON_MAX} />
        </ConfirmButton>
      </div>
    </div>
  )
}

function Source({ review }: { review: Review }) {
  return review.sourceHref ? <ActLink href={review.sourceHref}>{review.sourceWords}</ActLink> : review.sourceWords
}
