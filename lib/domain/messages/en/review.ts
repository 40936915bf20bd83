import { capitalise, countInWords } from '@/lib/domain/messages/en/words'
import type { ClosingMessages, ReviewMessages } from '@/lib/domain/messages/message-types'

export const review: ReviewMessages = {
  heading: 'Check your answers',
  summary: sayWhatIsLeft,
  nothingYet: 'There is nothing to send yet. Answer or skip at least one question first.',
  referentMissing: 'Before you send: choose who you had in mind.',
  openHeading: 'Not answered or skipped',
  answeredHeading: 'Answered',
  earlierNote: 'Answers from an earlier sitting are not shown. Change asks afresh.',
  answered: 'Answered',
  skipped: 'Skipped',
  notAnswered: 'Not answered',
  change: 'Change',
  answer: 'Answer',
  ofQuestion: ({ number }) => ` question ${number}`,
  showRest: ({ count }) => `Show ${count} more answered`,
  send: 'Send answers',
  sendNote: 'Pressing twice does no harm.',
  stale: 'Something changed since this page was opened, perhaps in another window. Please look once more, then send.',
}

export const closing: ClosingMessages = {
  thanks: 'Thank you',
  stoppedHeading: 'No more reminders',
  stoppedText: 'You will get no more reminders. A form that is open stays open until its last day.',
  stoppedNext: 'To have them again, tell the person you are working with.',
}

function sayWhatIsLeft({ unanswered, skipped }: { unanswered: number; skipped: number }): string {
  if (unanswered === 0 && skipped === 0) return 'Everything is answered.'
  const parts = [
    unanswered > 0 ? `${countInWords(unanswered)} ${unanswered === 1 ? 'is' : 'are'} not answered` : '',
    skipped > 0 ? `${countInWords(skipped)} ${skipped === 1 ? 'is' : 'are'} skipped` : '',
  ].filter(Boolean)
  return `${capitalise(parts.join(' and '))}. You can send it as it is.`
}
