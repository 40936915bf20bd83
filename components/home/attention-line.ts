import type { FormAction } from '@/lib/domain/action-result'
import type { ReasonWhy } from '@/lib/format/attention-why'
import type { ReasonWords } from '@/lib/format/attention-words'

/** One reason of a client's row, in words, with what can be done about it being here. */
export type ReasonLine = {
  key: string
  words: ReasonWords
  why: ReasonWhy
  /** Where what it rests on can be read. */
  source: { href: string; words: string } | null
  canDismiss: boolean
  /** Days the snooze may name: YYYY-MM-DD, both included. */
  snooze: { first: string; usual: string; last: string }
}

/** What one press from the row leads to. */
export type NextStep =
  | { kind: 'link'; href: string; words: string }
  | { kind: 'spoken'; flagId: string }
  | { kind: 'confirm' }

/** A client who needs someone. */
export type AttentionLine = { clientId: string; name: string; href: string; reasons: ReasonLine[]; step: NextStep }

/** Clients whose most pressing reason is of one kind. */
export type AttentionGroup = { kind: string; lines: AttentionLine[] }

export type SetAsideLine = {
  decisionId: string
  name: string
  href: string
  /** "Missed twice: links of 7 October and 28 October lapsed." */
  words: string
  /** "Put off until Mon 30 Nov by M. Thistlewick, 20 Nov" */
  decidedWords: string
  /** What the person wrote. */
  reason: string
}

type Action = FormAction<{ clientId: string }>

/** What can be done on the list, as the page hands it in. */
export type AttentionActions = {
  snooze: Action
  dismiss: Action
  undo: Action
  markSpoken: Action
  confirmContact: Action
}
