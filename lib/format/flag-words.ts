import type { FlagCode } from '@/lib/domain/flags'

const WORDS: Record<FlagCode, { short: string; long: string }> = {
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
  PRIVATE_TALK: {
    short: 'Talk privately first',
    long: 'The client asked to talk privately first. Consider speaking alone before discussing results.',
  },
}

/** Said where controlling behaviours or manipulation are reported often; never about who does what to whom. */
export const SEPARATE_INTERVIEWS =
  'Controlling behaviours or manipulation are reported often. Before any talk with both, consider separate interviews.'

/** A flag in a table cell. */
export function formatFlag(flag: FlagCode): string {
  return WORDS[flag].short
}

/** A flag said in full, for the result itself. */
export function explainFlag(flag: FlagCode): string {
  return WORDS[flag].long
}
