import type { HistoryResponse } from '@/lib/assessments/queries/read-score-history'
import { compareWithFirst, findFirst } from '@/lib/domain/comparison'
import { getInstrument } from '@/lib/domain/instruments/registry'
import { scoreAnswers } from '@/lib/domain/scoring'

export type GivenForm = Partial<HistoryResponse> & {
  at: string
  /** The answer to every item, or "-" for a form whose every item was skipped. */
  answer: number | '-'
  instrumentId?: string
}

/** A client's administrations as the database gives them, scored and labelled by the domain itself. */
export function makeHistory(forms: readonly GivenForm[]): HistoryResponse[] {
  const history: HistoryResponse[] = []
  for (const [index, form] of forms.entries()) history.push(makeResponse(form, index, history))
  return history
}

function makeResponse(form: GivenForm, index: number, before: readonly HistoryResponse[]): HistoryResponse {
  const { at, answer, instrumentId = 'cta-40', ...changed } = form
  const instrument = getInstrument(instrumentId)
  const sheet = Object.fromEntries(instrument.items.map((item) => [item.id, answer === '-' ? null : answer]))
  const response: HistoryResponse = {
    id: `response-${index}`,
    instrumentId,
    instrumentVersion: instrument.version,
    referentId: 'partner',
    contact: 'often',
    episodeId: 'episode',
    completedAt: new Date(`${at}T09:00:00Z`),
    scales: scoreAnswers(instrument, sheet).scales,
    change: null,
    isReferentConfirmed: true,
    picked: null,
    flags: [],
    standsOut: [],
    source: 'link',
    enteredByName: null,
    reviewed: { at: new Date(`${at}T18:00:00Z`), byName: 'Ines Calder' },
    voided: null,
    ...changed,
  }
  const counted = before.filter((each) => each.voided === null)
  const first = findFirst(instrument, counted, response)
  return { ...response, change: first && compareWithFirst(instrument, first, response) }
}
