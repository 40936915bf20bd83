import { instrumentOf, type Reading } from '@/app/(practice)/clients/[clientId]/_scores/reading'
import type { PlanLine, TraitSuggestions } from '@/components/plans/plan-line'
import type { HistoryResponse } from '@/lib/assessments/queries/read-score-history'
import { currentInstruments } from '@/lib/domain/instruments/registry'
import { offerSuggestions, traitsOf } from '@/lib/domain/library/library'
import type { LibraryTrait } from '@/lib/domain/library/suggestion'
import { formatDateSince, type Place } from '@/lib/format/dates'
import type { PlanRow } from '@/lib/plans/queries'

type Reader = { place: Place; now: Date; isReviewOpen: boolean }

/** A client's plan in words. */
export function toPlanLines(rows: readonly PlanRow[], { place, now, isReviewOpen }: Reader): PlanLine[] {
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    words: row.words,
    traitName: row.trait ? nameTrait(row.trait) : '',
    addedWords: `Added ${formatDateSince(row.addedAt, place, now)}`,
    addedByName: row.addedByName,
    doneWords: row.doneOn && formatDateSince(row.doneOn, place, now),
    isHeldBack: isReviewOpen && row.isConfronting && row.doneOn === null,
  }))
}

/** What the library offers for these traits, beside what stands on the plan already. */
export function offerFor(
  traits: readonly LibraryTrait[],
  plan: readonly PlanRow[],
  isReviewOpen: boolean,
): TraitSuggestions[] {
  const onPlan = new Set(plan.map((row) => row.suggestionId))
  return traits.map((trait) => {
    const { offered, heldBack } = offerSuggestions(trait, isReviewOpen)
    return {
      trait,
      name: nameTrait(trait),
      heldBack,
      lines: offered.map(({ id, title, words, isConfronting }) => ({
        ...{ id, title, words, isConfronting },
        isOnPlan: onPlan.has(id),
      })),
    }
  })
}

export type PlanView = {
  lines: PlanLine[]
  /** What stands out, and in which form; null where nothing does or no form has traits. */
  from: string | null
  offers: TraitSuggestions[]
  isFolded: boolean
}

/** The plan with what the library offers for the traits that stand out in the latest form; none while that is folded. */
export function viewPlan(
  rows: readonly PlanRow[],
  counted: readonly HistoryResponse[],
  { place, now, isFolded }: Pick<Reading, 'place' | 'now' | 'isFolded'>,
  isReviewOpen: boolean,
): PlanView {
  const latest = counted.findLast((each) => instrumentOf(each).standsOut !== null)
  const standing = latest && !isFolded ? traitsOf(latest.standsOut) : []
  return {
    lines: toPlanLines(rows, { place, now, isReviewOpen }),
    from:
      latest && standing.length > 0
        ? `the ${instrumentOf(latest).shortTitle} of ${formatDateSince(latest.completedAt, place, now)}`
        : null,
    offers: offerFor(standing, rows, isReviewOpen),
    isFolded,
  }
}

/** A trait as clinicians read it. */
export function nameTrait(trait: LibraryTrait): string {
  const scales = currentInstruments.flatMap((each) => each.scales)
  return scales.find((scale) => scale.kind === 'trait' && scale.code === trait)?.name ?? trait
}
