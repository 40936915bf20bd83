import type { BoundaryKind, CHECK_IN_QUESTIONS, CheckInQuestionKind } from '@/lib/domain/check-in'
import type { ContactLevel, ReferentKind } from '@/lib/domain/referents'

/**
 * Everything a respondent reads, statements and their answers apart (those stand in their instrument). No text here
 * may give away what the form is about: messages.test.ts holds the words that may not occur.
 */
export type Messages = {
  htmlLanguage: string
  direction: 'ltr' | 'rtl'
  page: PageMessages
  invitation: InvitationMessages
  reminder: InvitationMessages
  entry: EntryMessages
  problems: Record<ProblemKind, ProblemMessages>
  intro: IntroMessages
  question: QuestionMessages
  checkIn: CheckInMessages
  review: ReviewMessages
  closing: ClosingMessages
  help: HelpMessages
  safety: SafetyMessages
}

/** Pages that stand where a form cannot be shown: one reason, one next step. */
export const PROBLEM_KINDS = [
  'unknown',
  'expired',
  'revoked',
  'spent',
  'replaced',
  'locked',
  'ended',
  'too-many',
  'unreadable',
  'unavailable',
  'failed',
] as const

export type ProblemKind = (typeof PROBLEM_KINDS)[number]

export type PageMessages = {
  title: string
  leaveNow: string
  preview: string
  lastStep: string
  beforeStatements: string
  progress(at: { position: number; total: number }): string
}

/** What reaches a client before anything is opened. */
export type InvitationMessages = {
  subject: string
  /** `url` stands on a line of its own; `until` and `name` are already in words. */
  body(form: { minutes: number; url: string; until: string; name: string }): string
}

export type EntryMessages = {
  gateHeading: string
  gateText: string
  gateOpen: string
  gateStop: string
  codeHeading: string
  codeText: string
  codeLabel: string
  /** The same for a code that is wrong, used or run out. */
  codeRefused: string
  pinHeading: string
  pinText: string
  pinLabel: string
  pinContinue: string
  pinMalformed: string
  pinWrong(left: { triesLeft: number }): string
}

export type ProblemMessages = {
  heading: string
  text: string
  nextStep: string
  /** Words of the link that takes the next step, where the page itself can offer one. */
  link?: string
  /** The same text with a date, where one is known (already in the practice's format). */
  textWithDate?(known: { date: string }): string
}

export type IntroMessages = {
  heading: string
  lead: string
  length(form: { kind: 'statements' | 'questions'; count: number; minutes: number }): string
  lengthText(known: { openUntil: string | null }): string
  skip: string
  skipText: string
  readers: string
  readersText(readers: { name: string; colleagues: number }): string
  record: string
  notLive: string
  readingPromise(promise: { workingDays: number }): string
  lastRead(read: { date: string }): string
  crisis: string
  crisisText: string
  crisisTextWithoutNumbers: string
  leaving: string
  leavingText: string
  begin: string
  resume: string
  resumed: string
}

export type QuestionMessages = {
  /** "In the past 4 weeks, how often was this true for you?", said again with every statement. */
  statementLead(window: { days: number }): string
  window(window: { days: number }): string
  skip: string
  continue: string
  back: string
  saving: string
  saved: string
  notSaved: string
  notAccepted: string
  checkHeading: string
  chooseOne: string
  outOfRange: string
  tooLong(limit: { characters: number }): string
  unreadable: string
  answeredEarlier: string
  writtenEarlier: string
  writeHint(limit: { characters: number }): string
  chooseAnyHint: string
  yes: string
  no: string
  referent: string
  referentLead: string
  referentKinds: Record<ReferentKind, string>
  referentHint: string
  referentHintText: string
  contact: string
  contactOptions: Record<ContactLevel, string>
  private: string
  privateHeading: string
  privateText: string
  privateTicked: string
  privateNotTicked: string
}

type CheckInKeyOf<Kind extends CheckInQuestionKind> = Extract<
  (typeof CHECK_IN_QUESTIONS)[number],
  { kind: Kind }
>['key']

export type CheckInMessages = {
  ratings: Record<CheckInKeyOf<'rating'>, ScaleQuestion>
  questions: Record<CheckInKeyOf<'text' | 'kinds' | 'yes-no'>, string>
  boundaryKinds: Record<BoundaryKind, string>
}

export type ScaleQuestion = { text: string; lowest: string; highest: string }

export type ReviewMessages = {
  heading: string
  summary(left: { unanswered: number; skipped: number }): string
  nothingYet: string
  referentMissing: string
  openHeading: string
  answeredHeading: string
  earlierNote: string
  answered: string
  skipped: string
  notAnswered: string
  change: string
  answer: string
  ofQuestion(at: { number: number }): string
  showRest(hidden: { count: number }): string
  send: string
  sendNote: string
  stale: string
}

export type ClosingMessages = { thanks: string; stoppedHeading: string; stoppedText: string; stoppedNext: string }

/** What a number is for. The words never say which trouble a line is known for. */
export type CrisisContactKind = 'emergency' | 'talk-line' | 'helpline' | 'local-emergency'

export type HelpMessages = {
  heading: string
  trace: string
  contacts: Record<CrisisContactKind, { title?: string; note: string }>
  stayingSafe: string
}

export type SafetyMessages = {
  heading: string
  lead: string
  back: string
  points: readonly { heading: string; text: string }[]
  getHelp: string
  getHelpText: string
}
