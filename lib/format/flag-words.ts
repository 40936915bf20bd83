import type { Flag } from '@/lib/domain/scoring'

const WORDS: Record<Flag, { short: string; long: string }> = {
  SAFETY_REVIEW: {
    short: 'Safety review',
    long: '“I felt safe to disagree with this person” was answered Never or Rarely. Consider speaking alone before discussing results.',
  },
  SAFETY_UNANSWERED: {
    short: 'Safety statement skipped',
    long: '“I felt safe to disagree with this person” was skipped. Consider asking when you are alone.',
  },
  UNIFORM_ANSWERS: {
    short: 'All answers alike',
    long: 'Every statement was answered with the same word. Ask how the form felt before reading the scores.',
  },
  ITEMS_SKIPPED: {
    short: 'Statements skipped',
    long: 'Some statements were skipped. Blanks are never counted as zero.',
  },
}

/** A flag in a table cell. */
export function formatFlag(flag: Flag): string {
  return WORDS[flag].short
}

/** A flag said in full, for the result itself. */
export function explainFlag(flag: Flag): string {
  return WORDS[flag].long
}
