/** Someone reading over a shoulder, or a lock screen, would learn from any of these what a message is about. */
export const TELLING_WORDS =
  /codependen|therap|relationship|\btraits?\b|\bscor|severity|abus|violen|partner violence|victim|counsel|psych/i

/** The first telling word in a text as it stands there, or null. */
export function findTellingWord(text: string): string | null {
  return TELLING_WORDS.exec(text)?.[0] ?? null
}
