import { defineSuggestions } from '@/lib/domain/library/suggestion'

/** Reactivity. */
export const reactivitySuggestions = defineSuggestions('REA', [
  {
    id: 'rea-trigger-journal',
    title: 'A journal of what set me off',
    words:
      'Each time something throws your day, write three lines: what happened, what I felt first, what I did. Keep it where only you read it. After a week look for the line that repeats.',
    isConfronting: false,
  },
  {
    id: 'rea-pause',
    title: 'A pause before the answer',
    words:
      'Choose a pause you can really take: three slow breaths, a glass of water, a walk round the block. Use it once a day before you answer something that stings, and mark the day when you did.',
    isConfronting: false,
  },
  {
    id: 'rea-settle-alone',
    title: 'Settle one feeling on my own first',
    words:
      'Once this week let a strong feeling settle by yourself before you bring it to anybody: move, write, wash your hands in cold water, wait. Then decide whether it still wants to be said.',
    isConfronting: false,
  },
  {
    id: 'rea-body-signs',
    title: 'The first sign in my body',
    words:
      'Find the earliest sign that you are being carried off: jaw, stomach, breath, hands. Write it down each time you catch it, even when it is too late to do anything else.',
    isConfronting: false,
  },
])

/** Blaming. */
export const blameSuggestions = defineSuggestions('BLA', [
  {
    id: 'bla-own-one-feeling',
    title: 'Own one feeling',
    words:
      'Take one sentence that begins with “You make me …” and write it again so that it begins with “I feel … when …”. Only on paper. Naming harm that was done to you is not blaming; leave such sentences as they are and bring them.',
    isConfronting: false,
  },
  {
    id: 'bla-own-one-fault',
    title: 'One part that was mine',
    words:
      'Of one quarrel this week, write down one part that was yours, and stop there: not all of it, and nothing that was done to you. Where you are often told that everything is your fault, leave this one out and tell me.',
    isConfronting: false,
  },
  {
    id: 'bla-close-an-account',
    title: 'Close one old account',
    words:
      'Choose one old mistake of somebody’s that you still count. Write what it cost you and what you would need to stop counting it. Decide nothing else this week.',
    isConfronting: false,
  },
  {
    id: 'bla-shared-problem',
    title: 'The problem, and the two of us',
    words:
      'Bring one recurring trouble to this person as a third thing between you: “It keeps happening to us that …; what could we both do?” Offer your own part first.',
    isConfronting: true,
  },
])

/** Low self-esteem. */
export const esteemSuggestions = defineSuggestions('EST', [
  {
    id: 'est-source-outside',
    title: 'One source of worth that is mine',
    words:
      'Name one thing you do well or care for that has nothing to do with this relationship, and spend half an hour on it. Write down one thing you did there that you can stand by.',
    isConfronting: false,
  },
  {
    id: 'est-scheduled-care',
    title: 'Care for myself, in the calendar',
    words:
      'Put three small kindnesses to yourself in the week, with day and time: a meal at a table, an early night, a walk. Keep them as you would for a friend who counts on you.',
    isConfronting: false,
  },
  {
    id: 'est-fair-sentence',
    title: 'A fair sentence back',
    words:
      'Write down one harsh sentence you say to yourself. Beside it write what you would say to a friend in the same place. Read the second one aloud once a day; you need not believe it yet.',
    isConfronting: false,
  },
  {
    id: 'est-approval-log',
    title: 'Where I looked for approval',
    words:
      'For three days make a mark each time you look at somebody’s face to learn whether you are all right. Do nothing else about it. Bring the count.',
    isConfronting: false,
  },
])

/** No personal interests or goals outside the relationship. */
export const interestSuggestions = defineSuggestions('IND', [
  {
    id: 'ind-own-goals',
    title: 'Goals that were mine',
    words:
      'Look again at what you once wanted for yourself: a place, a skill, work, a way of living. List five. Mark the one that still pulls, and write its smallest next step.',
    isConfronting: false,
  },
  {
    id: 'ind-one-contact',
    title: 'One friend or relative',
    words:
      'Get in touch with one friend or relative you have missed, in a way that is safe for you: a card, a call, ten minutes over tea. You owe no explanation for the silence.',
    isConfronting: false,
  },
  {
    id: 'ind-hobby-hour',
    title: 'One hour of something I like',
    words:
      'Spend one hour this week on something only because you like it. Alone or in company, indoors or out. Where nothing comes to mind, try something you liked at twelve.',
    isConfronting: false,
  },
  {
    id: 'ind-kinds-of-love',
    title: 'Kinds of love beyond a partner',
    words:
      'Draw a circle for each place where you give or receive warmth: friends, family, neighbours, a group, animals, making things. Fill in one name or deed for each. See which circle wants something this week.',
    isConfronting: false,
  },
])
