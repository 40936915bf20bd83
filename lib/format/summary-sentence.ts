import type { Instrument } from '@/lib/domain/instruments/define'
import {
  BOTH_FELL,
  FOLDED_WORDS,
  formatErrorClause,
  formatNoLabelClause,
  type StoredChange,
} from '@/lib/format/change-words'
import { formatDateSince, type Place } from '@/lib/format/dates'
import { formatScore } from '@/lib/format/numbers'

/** A piece of the sentence; a pair is drawn with an arrow and read out with "to". */
export type SentencePart = { kind: 'text'; text: string } | { kind: 'pair'; from: string; to: string }

/** `lead` is the bold first clause, `rest` follows after a space; `plain` is all of it as text. */
export type SummarySentence = { lead: SentencePart[]; rest: SentencePart[]; plain: string }

export type SummarisedResult = {
  completedAt: Date
  score: number | null
  strength: number | null
  /** Answered of asked, over the main scale. */
  answered: number
  items: number
}

export type SummaryFacts = {
  instrument: Pick<Instrument, 'primaryScale' | 'strengthScale' | 'shortTitle'>
  last: SummarisedResult
  /** Null when the last result is the first that counts. */
  change: (StoredChange & { first: SummarisedResult; bothFell: boolean }) | null
  /** A safety review is open. */
  isFolded: boolean
  today: Date
}

/**
 * One person's results in one plain sentence: "Traits 50.8 → 25.0 since 3 June, beyond assumed error (22.3);
 * strengths 55.0 → 75.0." Never says why anything changed.
 */
export function summarySentence(facts: SummaryFacts, place: Place): SummarySentence {
  const { last, change } = facts
  if (facts.isFolded) return sentence([text('Folded while a safety review is open:')], [text(`${fold(FOLDED_WORDS)}.`)])
  const scoreName = facts.instrument.strengthScale ? 'Traits' : facts.instrument.shortTitle
  const say = (score: number | null) => formatScore(score, place.locale)
  const on = (result: SummarisedResult) => formatDateSince(result.completedAt, place, facts.today)
  if (last.score === null) {
    const skipped = `${last.items - last.answered} of ${last.items} statements were skipped.`
    return sentence([text(`${scoreName} not computable on ${on(last)}:`)], [text(skipped)])
  }
  if (!change || change.first.score === null) {
    const strength = last.strength === null ? '' : `, strengths ${say(last.strength)}`
    const lead = text(`${scoreName} ${say(last.score)}${strength} on ${on(last)};`)
    return sentence([lead], [text('one result, nothing to compare yet.')])
  }
  const { first } = change
  const clause = change.noLabel ? formatNoLabelClause(change.noLabel) : formatErrorClause(change, place.locale)
  const lead = [text(`${scoreName} `), pair(say(first.score), say(last.score)), text(` since ${on(first)},`)]
  const rest: SentencePart[] = [text(clause)]
  if (first.strength !== null && last.strength !== null) {
    rest.push(text('; strengths '), pair(say(first.strength), say(last.strength)))
  }
  rest.push(text(change.bothFell ? `. ${BOTH_FELL}` : '.'))
  return sentence(lead, rest)
}

function sentence(lead: SentencePart[], rest: SentencePart[]): SummarySentence {
  return { lead, rest, plain: `${toPlain(lead)} ${toPlain(rest)}` }
}

function toPlain(parts: readonly SentencePart[]): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : `${part.from} → ${part.to}`)).join('')
}

function text(value: string): SentencePart {
  return { kind: 'text', text: value }
}

function pair(from: string, to: string): SentencePart {
  return { kind: 'pair', from, to }
}

function fold(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}
