/**
 * A person's name on screen. While names are hidden its initials stand there instead, for eyes and screen readers
 * alike. Wrap every name in it, and keep names out of page titles: a browser tab is on screen too.
 */
export function Name({ value }: { value: string }) {
  return (
    <span className="nm" data-name="" data-initials={shortenName(value)}>
      <span>{value}</span>
    </span>
  )
}

/** "Maren Holt" → "M. H."; the first letters of the first and last word, whole emoji and accents included. */
export function shortenName(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  const letters = ends.map((word) => firstLetter(word ?? '')).filter(Boolean)
  return letters.length > 0 ? letters.map((letter) => `${letter}.`).join(' ') : 'Hidden'
}

/** The two letters in the account button. */
export function initialsOf(name: string): string {
  return shortenName(name).replace(/[. ]/gu, '').toLocaleUpperCase('en-GB')
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

function firstLetter(word: string): string {
  for (const { segment } of graphemes.segment(word)) return segment
  return ''
}
