/** What marking answers as read gives back. `earlier`: somebody had read them before, so this act changed nothing. */
export type Reviewed = { clientId: string; earlier: { at: Date; byName: string } | null }

/** Who read answers, from their row; null while nobody has. */
export function toEarlierReview(
  row: { reviewedAt: Date | null; reviewedBy: { name: string } | null } | null,
): Reviewed['earlier'] {
  return row?.reviewedAt ? { at: row.reviewedAt, byName: row.reviewedBy?.name ?? '' } : null
}
