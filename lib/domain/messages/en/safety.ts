import type { HelpMessages, SafetyMessages } from '@/lib/domain/messages/message-types'

export const help: HelpMessages = {
  heading: 'Help',
  trace: 'Calls and texts leave a trace on this phone.',
  contacts: {
    emergency: { note: 'Emergency, any time' },
    'talk-line': { note: 'Someone to talk to by call or text, free, day and night' },
    helpline: { note: 'National helpline, free, day and night' },
    'local-emergency': { title: 'Your local emergency number', note: 'Emergency, any time' },
  },
  stayingSafe: 'Staying safe online',
}

export const safety: SafetyMessages = {
  heading: 'Staying safe online',
  lead: 'Someone who can use your phone, computer or accounts may be able to see what you do on them.',
  back: 'Back to the form',
  points: [
    {
      heading: 'Shared phones and computers',
      text: 'If someone else uses this device, knows its code, or set it up for you, use another one if you can: a friend’s, one at work, or one in a library.',
    },
    {
      heading: 'Private windows',
      text: 'A private or incognito window keeps no history once all its windows are closed. It does not hide what you do from someone looking on, or from a monitoring app.',
    },
    {
      heading: 'History',
      text: '“Leave now” clears the screen, not the history. You can remove single pages from it. An empty history can stand out more than a few missing pages.',
    },
    {
      heading: 'Mail and messages',
      text: 'A link that came by message can be opened by anyone who reads your messages. Delete it from the inbox and from the bin, or ask to answer in the room instead.',
    },
    {
      heading: 'Location and accounts',
      text: 'Shared accounts, family plans and “find my device” can show where you are and which apps you use. A sudden change may be noticed. Plan it with someone you trust.',
    },
  ],
  getHelp: 'Where to get help',
  getHelpText: 'If you can, use a phone only you use. The person you are working with can also help you plan.',
}
