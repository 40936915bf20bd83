const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const

/** "three", and "12" from ten on. */
export function countInWords(count: number): string {
  return SMALL[count] ?? String(count)
}

/** "the past 4 weeks" for 28 days, "the past 7 days" for 7. */
export function sayWindow(days: number): string {
  return days > 7 && days % 7 === 0 ? `the past ${days / 7} weeks` : `the past ${days} days`
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
