import { defineSuggestions } from '@/lib/domain/library/suggestion'

/** Poor or no boundaries. */
export const boundarySuggestions = defineSuggestions('BND', [
  {
    id: 'bnd-map-limits',
    title: 'Where my limits are, one of each kind',
    words:
      'On a page only you will see, write one limit you would like to have of each kind: for your body, for your thoughts and opinions, for money and things, for your feelings, for sex and closeness. Nothing has to be said to anybody yet. Bring the one that was hardest to write.',
    isConfronting: false,
  },
  {
    id: 'bnd-true-yes',
    title: 'Yes only to what is truly okay',
    words:
      'Before you say yes this week, ask yourself one question: is this truly okay for me? Where you do not know, say that you will answer later. Begin with people who take it easily, such as a shop or a colleague, and note what your body did while you waited.',
    isConfronting: false,
  },
  {
    id: 'bnd-own-hours',
    title: 'Real hours of my own',
    words:
      'Put two hours that belong to you in this week’s calendar, with a day and a time, as you would an appointment. Choose a time that is easy and safe to keep. Afterwards write one line: what you did, and what tried to take the time away.',
    isConfronting: false,
  },
  {
    id: 'bnd-one-limit',
    title: 'One limit, said once',
    words:
      'Choose one limit you want with this person and say it once, in one plain sentence, such as “I keep my own bank card.” You need not explain it. Expect that it may be tested, and decide beforehand what you will do then. Write down what happened.',
    isConfronting: true,
  },
  {
    id: 'bnd-no-without-guilt',
    title: 'A no without an apology',
    words:
      'Once this week, say no to this person without sorry and without a reason. Then leave the silence alone. Guilt often comes; see how long it stays when you do nothing about it, and write the minutes down.',
    isConfronting: true,
  },
])

/** Controlling behaviours. */
export const controlSuggestions = defineSuggestions('CON', [
  {
    id: 'con-support-not-solve',
    title: 'Support it, do not solve it',
    words:
      'When they bring you a trouble, ask first: would you like me to listen, or to help? If they want a listener, only listen. Note once this week how hard it was to leave it unsolved.',
    isConfronting: false,
  },
  {
    id: 'con-owner-decides',
    title: 'Leave a decision with its owner',
    words:
      'Find one decision this week that is theirs to make and let it stay theirs, even where you would choose otherwise. Write down what you feared would happen, and later what did.',
    isConfronting: false,
  },
  {
    id: 'con-whose-is-it',
    title: 'Mine, theirs, ours, nobody’s',
    words:
      'List ten things you worried about today and put each in one of four columns: mine, theirs, ours, nobody’s. Spend tomorrow’s effort on the first column only.',
    isConfronting: false,
  },
  {
    id: 'con-before-checking',
    title: 'Ten minutes before I check',
    words:
      'When you want to check where they are or what they are doing, wait ten minutes and write down what you are afraid of. If checking keeps you or somebody else safe, keep doing it and tell me about it instead.',
    isConfronting: false,
  },
])

/** Manipulation. */
export const opennessSuggestions = defineSuggestions('MAN', [
  {
    id: 'man-what-i-wanted',
    title: 'What did I want just then?',
    words:
      'Notice one moment when you hinted, went quiet or left something out so that somebody would do what you wanted. Write the wish down in one honest sentence. That is all: nobody needs to hear it.',
    isConfronting: false,
  },
  {
    id: 'man-ask-someone-easy',
    title: 'Ask openly, somewhere easy',
    words:
      'Once this week ask somebody who usually says yes for something small, in open words: “Would you …?” Leave room for a no. Note how it felt to be that visible.',
    isConfronting: false,
  },
  {
    id: 'man-no-shaming',
    title: 'A day without shaming',
    words:
      'For one day leave out the remarks that make somebody feel small: the sigh, the joke, the reminder of an old mistake. Where one slips out, say so to yourself without punishing yourself either.',
    isConfronting: false,
  },
  {
    id: 'man-ask-this-person',
    title: 'Ask this person, in open words',
    words:
      'Choose something small you would like from this person and ask for it in one open sentence, without a hint before it or a sulk after it. Their answer may be no; the asking is the exercise.',
    isConfronting: true,
  },
])
