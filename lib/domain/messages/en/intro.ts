import { countInWords } from '@/lib/domain/messages/en/words'
import type { IntroMessages } from '@/lib/domain/messages/message-types'

export const intro: IntroMessages = {
  heading: 'Before you begin',
  lead: 'A starting point for talking with the person you are working with. Not a test you pass or fail. It diagnoses nothing.',
  length: ({ kind, count, minutes }) => `${count} short ${kind}, about ${minutes} minutes`,
  lengthText: ({ openUntil }) =>
    openUntil === null
      ? 'Stop whenever you like. The same link continues where you left off.'
      : `Stop whenever you like. The same link continues where you left off, until ${openUntil}.`,
  skip: 'Skip anything',
  skipText: 'Leaving something out has no penalty.',
  readers: 'Who sees it',
  readersText: ({ name, colleagues }) => {
    if (colleagues === 0) return `${name}, and nobody else.`
    if (colleagues === 1) return `${name}, and one colleague who works at the same practice.`
    return `${name}, and ${countInWords(colleagues)} colleagues who work at the same practice.`
  },
  record: 'It becomes part of your record, and law can require sharing.',
  notLive: 'Not watched live',
  readingPromise: ({ workingDays }) =>
    `Read within ${workingDays === 1 ? 'one working day' : `${workingDays} working days`}.`,
  lastRead: ({ date }) => `Your last answers were read on ${date}.`,
  crisis: 'In a crisis',
  crisisText: 'This form cannot answer. Open Help below for numbers to call.',
  crisisTextWithoutNumbers: 'This form cannot answer. Call your local emergency number.',
  leaving: 'If someone comes near',
  leavingText:
    'Press “Leave now”, or Shift three times. The screen goes blank and another site opens. Your browser history stays.',
  begin: 'Begin',
  resume: 'Continue',
  resumed: 'You have begun already. What you answered is kept.',
}
