import { defineSuggestions } from '@/lib/domain/library/suggestion'

/** People-pleasing. */
export const pleasingSuggestions = defineSuggestions('PPL', [
  {
    id: 'ppl-keeping-small',
    title: 'One moment of keeping small',
    words:
      'Notice one moment this week when you made yourself smaller so that somebody would stay pleased. Write down what you wanted, what you did instead, and what it kept away. Noticing is enough; keeping small may have been wise.',
    isConfronting: false,
  },
  {
    id: 'ppl-needs-first',
    title: 'My needs, before I agree',
    words:
      'When you are asked for something that takes more than an hour, write down two things you need that day before you answer. Then answer however you like.',
    isConfronting: false,
  },
  {
    id: 'ppl-small-preference',
    title: 'One small preference a day',
    words:
      'Once a day say what you would rather have, somewhere it costs little: which tea, which seat, which film. Choose somebody who takes it kindly. Keep a tally.',
    isConfronting: false,
  },
  {
    id: 'ppl-let-them-be-displeased',
    title: 'Let them be a little displeased',
    words:
      'Choose one small thing this week where you do not go along with this person, and let them be displeased without repairing it. Watch how long it lasts on both sides, and tell me.',
    isConfronting: true,
  },
])

/** Ineffective communication. */
export const communicationSuggestions = defineSuggestions('COM', [
  {
    id: 'com-write-it-first',
    title: 'Write the limit down first',
    words:
      'Write down a limit or a wish as you would say it, then shorten it until it fits on one line. Leave out always, never and you should. Bring the line; we decide together whether and when it is said.',
    isConfronting: false,
  },
  {
    id: 'com-say-back',
    title: 'Say back what I heard',
    words:
      'In one talk this week, say back what you heard before you answer: “You mean that …?” Wait for a yes. You do not have to agree with what you repeat.',
    isConfronting: false,
  },
  {
    id: 'com-stop-word',
    title: 'A way to stop a talk',
    words:
      'Think of a sentence with which you can leave a talk that runs hot, such as “I will come back to this tomorrow”, and a place you can go then. Have it ready; you need not use it.',
    isConfronting: false,
  },
  {
    id: 'com-time-and-place',
    title: 'Choose the time and place',
    words:
      'Choose one thing that matters to you and ask this person for a time to talk about it: not late, not in passing, not in front of others. Say how long it will take, and keep to that.',
    isConfronting: true,
  },
  {
    id: 'com-plain-and-firm',
    title: 'Plain, and a second time firm',
    words:
      'Say your one line to this person, plainly and in a calm voice. If it is talked over, say the same line once more and add nothing. Then do what you had decided to do.',
    isConfronting: true,
  },
])

/** Difficulty with emotional intimacy. */
export const intimacySuggestions = defineSuggestions('INT', [
  {
    id: 'int-name-for-myself',
    title: 'Name a feeling, for myself',
    words:
      'Once a day stop for a minute and finish the sentence “Just now I feel …” with one word, in writing. Where no word comes, write where in your body something is.',
    isConfronting: false,
  },
  {
    id: 'int-one-feeling',
    title: 'One feeling, at my own speed',
    words:
      'Choose somebody who has listened well before and tell them one feeling you had this week, as small as you like. Decide beforehand how much you will say; being guarded elsewhere may be right.',
    isConfronting: false,
  },
  {
    id: 'int-near-and-far',
    title: 'What brings me near, what sends me away',
    words:
      'Draw two columns: what made me come closer to somebody this week, and what made me pull back. Put down only what happened, without judging either.',
    isConfronting: false,
  },
  {
    id: 'int-planned-talk',
    title: 'Twenty minutes, planned',
    words:
      'Agree on twenty minutes with this person in which each speaks for ten about how they are, and the other only listens. No problem is solved in it. End on time.',
    isConfronting: true,
  },
])
