/** Band "Often": the nearest answer word to what was reported is Often or more. */
const OFTEN = 3

/** Controlling behaviours and manipulation. */
const TRAITS = ['CON', 'MAN']

/**
 * Whether these answers suggest speaking with each person alone: one of the two traits is reported often. It says
 * nothing of who did what to whom, and labels nobody.
 * @param bandOf a scale's band, 0 to 4; null where it is not scorable
 */
export function suggestsSeparateInterviews(bandOf: (scale: string) => number | null | undefined): boolean {
  return TRAITS.some((trait) => (bandOf(trait) ?? 0) >= OFTEN)
}
