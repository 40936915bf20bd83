const KNOWN = new Set(['she', 'he', 'they', 'ze', 'xe', 'ey', 'fae', 'per', 've'])

/** The subject form of the pronouns a client gave ("she/her" gives "she"); "they" for none, or for words we do not know. */
export function subjectPronoun(pronouns: string): string {
  const first = pronouns.split(/[/,;\s]/)[0]?.toLocaleLowerCase('en-GB') ?? ''
  return KNOWN.has(first) ? first : 'they'
}
