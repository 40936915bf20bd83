import type { CrisisContactLine } from '@/lib/domain/crisis-contacts'
import type { Language } from '@/lib/domain/messages/languages'
import type { ProblemKind } from '@/lib/domain/messages/message-types'
import type { QuestionProblem } from '@/lib/domain/respondent-answers'
import type { SubmitObstacle } from '@/lib/domain/respondent-steps'

/** What stands around every respondent page. Addresses are paths on our own origin. */
export type FrameView = {
  language: Language
  styleUrl: string
  /** null leaves the script out; every page is complete without it. */
  scriptUrl: string | null
  iconUrl: string
  leave: {
    action: string
    /** Neutral site the page is replaced by; the only foreign address on the page, and never fetched by it. */
    neutralUrl: string
  }
  help: {
    /** Empty where the practice switched crisis contacts off for this client. */
    contacts: readonly CrisisContactLine[]
    stayingSafeUrl: string
  }
  /** The assignment each form names, or null before a session is open. */
  assignment: string | null
  preview: boolean
}

/** `stopAction` stops reminders; it stands on every gate, whatever the link. */
export type GateView = { kind: 'gate'; action: string; stopAction: string }

export type StoppedView = { kind: 'stopped' }

/** The short code shown on another screen. `isRefused` says nothing of why. */
export type CodeView = { kind: 'code'; action: string; isRefused: boolean }

export type PinView = {
  kind: 'pin'
  action: string
  problem: null | { kind: 'malformed' } | { kind: 'wrong'; triesLeft: number }
}

export type IntroView = {
  kind: 'intro'
  action: string
  questions: 'statements' | 'questions'
  count: number
  minutes: number
  /** Dates arrive in the practice's format: "3 December". */
  openUntil: string | null
  /** The clinician as the practice wishes them named to clients, and how many others of the practice can read. */
  reader: { name: string; colleagues: number }
  readingPromiseWorkingDays: number
  lastReadOn: string | null
  hasBegun: boolean
}

export type ChoiceOption = { value: string; label: string }

/** What one question is answered with. `value` is what may be shown of a saved answer, else null: nothing pre-selected. */
export type ControlView =
  | { kind: 'radios'; options: readonly ChoiceOption[]; value: string | null; hasNumberKeys: boolean }
  | { kind: 'scale'; min: number; max: number; lowest: string; highest: string; value: string | null }
  | { kind: 'text'; maxLength: number; value: string }
  | { kind: 'checks'; options: readonly ChoiceOption[]; values: readonly string[] }
  | { kind: 'referent'; options: readonly ChoiceOption[]; value: string | null; hint: string; hintMaxLength: number }
  | { kind: 'tick'; label: string; isTicked: boolean }

export type QuestionView = {
  kind: 'question'
  action: string
  /** Where the script saves a selection, or null to save on Continue alone (preview). */
  saveUrl: string | null
  progress: { position: number; total: number } | null
  /** Shown at top left where there is no "Question n of m". */
  topNote: string | null
  lead: string | null
  question: string
  hint: string | null
  control: ControlView
  isSkipped: boolean
  isSkippable: boolean
  /** Saved and shown on this page, so the page may say "Saved". */
  isSaved: boolean
  /** Answered in an earlier sitting: kept, never shown. */
  isAnsweredEarlier: boolean
  hasBack: boolean
  problem: QuestionProblem | null
}

export type ReviewRow = {
  number: number | null
  text: string
  state: 'answered' | 'skipped' | 'unanswered'
  /** The answer in words where it was given in this sitting, else null: "Answered". */
  value: string | null
  changeUrl: string
}

export type ReviewView = {
  kind: 'review'
  action: string
  /** Idempotency key and draft revision of this page: the same key twice is one submission. */
  submissionKey: string
  revision: string
  open: readonly ReviewRow[]
  answered: readonly ReviewRow[]
  unansweredCount: number
  skippedCount: number
  hasEarlierAnswers: boolean
  /** The last question, shown apart, just above Send. */
  privateRow: ReviewRow | null
  /** Why it cannot be sent yet, or null when it can. */
  obstacle: SubmitObstacle | null
  isStale: boolean
  /** What a published form says of its makers and its use, unchanged. */
  notice: string | null
}

export type ThanksView = { kind: 'thanks' }

export type ProblemView = {
  kind: 'problem'
  problem: ProblemKind
  /** Already in the practice's format; shown where the words have a place for it. */
  date: string | null
  retryUrl: string | null
  requestId: string | null
}

export type StayingSafeView = { kind: 'staying-safe'; backUrl: string | null }

export type PageView =
  | GateView
  | CodeView
  | PinView
  | IntroView
  | QuestionView
  | ReviewView
  | ThanksView
  | StoppedView
  | ProblemView
  | StayingSafeView

/** One respondent page, whole. */
export type RespondentView = { frame: FrameView; page: PageView }
