import type {
  EntryMessages,
  InvitationMessages,
  PageMessages,
  ProblemKind,
  ProblemMessages,
} from '@/lib/domain/messages/message-types'

export const page: PageMessages = {
  title: 'Questionnaire',
  leaveNow: 'Leave now',
  preview: 'Preview. Nothing you choose here is kept.',
  lastStep: 'Last step',
  beforeStatements: 'First',
  progress: ({ position, total }) => `Question ${position} of ${total}`,
}

export const invitation: InvitationMessages = {
  subject: 'Your form is ready',
  body: ({ minutes, url, until, name }) =>
    [
      `Hello, your form is ready. It takes about ${minutes} minutes and you can stop at any point.`,
      `Open it here, until ${until}:`,
      url,
      name,
    ].join('\n\n'),
}

export const reminder: InvitationMessages = {
  subject: 'Your form is still open',
  body: ({ minutes, url, until, name }) =>
    [
      `Hello, your form is still open. It takes about ${minutes} minutes and you can stop at any point.`,
      `Open it here, until ${until}:`,
      url,
      'For no more reminders, open it and choose “Stop reminders”.',
      name,
    ].join('\n\n'),
}

export const entry: EntryMessages = {
  gateHeading: 'Your form is ready',
  gateText: 'Open it when you have a quiet moment to yourself.',
  gateOpen: 'Open the form',
  gateStop: 'Stop reminders',
  codeHeading: 'Enter your code',
  codeText: 'The 8 letters and numbers you were shown. A code works once, for 10 minutes.',
  codeLabel: 'Code',
  codeRefused: 'This code does not open anything. Look at it again, or ask for a new one.',
  pinHeading: 'Enter your PIN',
  pinText: 'The 6 digits you agreed with the person you are working with.',
  pinLabel: 'PIN, 6 digits',
  pinContinue: 'Continue',
  pinMalformed: 'Enter all 6 digits of your PIN, numbers only.',
  pinWrong: ({ triesLeft }) =>
    triesLeft === 1
      ? 'That PIN is not right. You can try once more.'
      : `That PIN is not right. You can try ${triesLeft} more times.`,
}

export const problems: Record<ProblemKind, ProblemMessages> = {
  unknown: {
    heading: 'This link does not open a form',
    text: 'It may have been copied only in part, or it is no longer in use.',
    nextStep: 'Open it again from where you got it. If it still does not work, ask for a new one.',
  },
  expired: {
    heading: 'This link has run out',
    text: 'It is no longer open. Whatever you had answered is kept.',
    textWithDate: ({ date }) => `It was open until ${date}. Whatever you had answered is kept.`,
    nextStep: 'The person you are working with can open it again for you.',
  },
  revoked: {
    heading: 'This form was taken back',
    text: 'It is no longer needed, so there is nothing for you to do.',
    nextStep: 'If you did not expect this, ask the person you are working with.',
  },
  spent: {
    heading: 'This form has been sent',
    text: 'Each link can be sent once. Your answers have arrived.',
    nextStep: 'To add or change something, tell the person you are working with.',
  },
  replaced: {
    heading: 'A newer link opens this form',
    text: 'This one was renewed and no longer opens anything. Whatever you had answered is kept.',
    nextStep: 'Use the newest one you were given. If you have none, ask the person you are working with.',
  },
  locked: {
    heading: 'This link is locked',
    text: 'The wrong PIN was entered five times. Whatever you had answered is kept.',
    nextStep: 'Speak with the person you are working with. They can give you a new PIN.',
  },
  ended: {
    heading: 'This page has closed',
    text: 'It closes by itself after 30 minutes, and when you leave it. Whatever was saved is kept.',
    nextStep: 'To carry on, open your link again.',
  },
  'too-many': {
    heading: 'Too many tries',
    text: 'Links were opened from here very often in a short time. Whatever was saved before is kept.',
    nextStep: 'Wait a quarter of an hour, then try again.',
    link: 'Try again',
  },
  unreadable: {
    heading: 'That did not reach us in one piece',
    text: 'The page sent something we could not read, so nothing was changed.',
    nextStep: 'Go back one page and try again, or open your link again.',
  },
  unavailable: {
    heading: 'We cannot save right now',
    text: 'This is on our side. Whatever was saved before is kept.',
    nextStep: 'Wait a minute, then try again.',
    link: 'Try again',
  },
  failed: {
    heading: 'Something went wrong',
    text: 'This is on our side. Whatever was saved before is kept.',
    nextStep: 'Try again. If it happens twice, tell the person you are working with.',
    link: 'Try again',
  },
}
