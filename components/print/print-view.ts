import type { ScoreChartProps } from '@/components/charts/score-chart'
import type { SheetView } from '@/lib/format/sheet-words'
import type { SummarySentence } from '@/lib/format/summary-sentence'

export const PAPERS = ['a4', 'letter'] as const

export type Paper = (typeof PAPERS)[number]

/** The paper an address asks for; A4 unless it says Letter. */
export function readPaper(asked: unknown): Paper {
  return asked === 'letter' ? 'letter' : 'a4'
}

/** Heads of a client's page. */
export const STEPS_TITLE = 'What you may want to try next'
export const CRISIS_TITLE = 'If you need someone now'

/** What stands at the top of every sheet, in words. */
export type SheetHead = {
  name: string
  /** "Record 2026-0417", blank where there is no number. */
  record: string
  /** Term and words: born, about, clinician. */
  facts: { term: string; words: string }[]
  practice: string
  printed: string
}

/** What stands at the foot of every sheet, above its number. */
export type SheetFoot = { lead: string; words: string }

/** One cell; `hasDiamond` draws the mark of a score beyond the error before the words. */
export type PrintCell = { words: string; isStrong?: boolean; isFaint?: boolean; hasDiamond?: boolean }

export type PrintRow =
  | { kind: 'cells'; id: string; cells: PrintCell[] }
  /** Words across all columns after the first: a missed form, or, with `isBreak`, where a version begins. */
  | { kind: 'words'; id: string; first: string; words: string; isBreak?: boolean }

/** `isShort` words, a date or a form’s name, are never parted. */
export type PrintColumn = { id: string; head: string; isNumber?: boolean; isShort?: boolean }

export type PrintTable = { label: string; columns: PrintColumn[]; rows: PrintRow[] }

export type PrintBlock =
  | { kind: 'words'; words: string; isFine?: boolean }
  | { kind: 'table'; table: PrintTable }
  | { kind: 'chart'; chart: ScoreChartProps }

/** A headed part. `startsSheet` begins on a new sheet, as the drawing has it. */
export type PrintSection = { id: string; title: string; startsSheet?: boolean; blocks: PrintBlock[] }

/** A clinician's report, whole, in words: one source for the screen, the browser's print and the PDF. */
export type ReportView = {
  head: SheetHead
  foot: SheetFoot
  title: string
  /** Form, version, window, what was answered: one line for each form the report holds. */
  forms: string[]
  /** Said in place of what an open safety review keeps out; blank when none is open. */
  folded: string
  sentences: { id: string; about: string; sentence: SummarySentence; beside: string[] }[]
  sections: PrintSection[]
}

/** A client's one page, with what the clinician ticked for it. */
export type SheetLeafView = SheetView & {
  steps: { id: string; title: string; words: string }[]
  crisis: { title: string; note: string }[]
  /** Who gave it, by the name the client knows, and when. */
  from: string
}
