import type { SearchParams } from '@/components/table/table-address'
import type { HistoryResponse } from '@/lib/assessments/queries/read-score-history'
import type { ClientEvent } from '@/lib/domain/client-event'
import { getInstrument } from '@/lib/domain/instruments/registry'
import type { KnownReferent } from '@/lib/domain/referents'
import type { ScaleScore } from '@/lib/domain/scoring'
import type { Place } from '@/lib/format/dates'

/** Who reads a client's scores, where, and by which address. */
export type Reading = {
  clientId: string
  place: Place
  now: Date
  params: SearchParams
  responsibleName: string
  readingPromiseDays: number
  people: readonly KnownReferent[]
  /** Marked on the time line; left out where no chart is drawn. */
  events?: readonly ClientEvent[]
  /** As the client gave them, blank where they gave none. */
  pronouns: string
  /** A safety review is open and what it folds was not shown on this page. */
  isFolded: boolean
}

/** This page's address with some parameters changed (null takes one away); everything else stays. */
export function addressWith(params: SearchParams, change: Record<string, string | null>, hash = ''): string {
  const next = new URLSearchParams()
  for (const [key, value] of Object.entries(params)) if (typeof value === 'string') next.set(key, value)
  for (const [key, value] of Object.entries(change)) {
    if (value === null) next.delete(key)
    else next.set(key, value)
  }
  return `?${next}${hash}`
}

export function instrumentOf(response: Pick<HistoryResponse, 'instrumentId' | 'instrumentVersion'>) {
  return getInstrument(response.instrumentId, response.instrumentVersion)
}

/** The scale a response is told by: the total. */
export function mainScale(response: HistoryResponse): ScaleScore | null {
  return response.scales[instrumentOf(response).primaryScale] ?? null
}

export function strengthScale(response: HistoryResponse): ScaleScore | null {
  const code = instrumentOf(response).strengthScale
  return (code && response.scales[code]) || null
}

/** Whether a form asks about nobody: its scores are the client's own and stand beside whoever is shown. */
export function isAboutNobody(response: Pick<HistoryResponse, 'instrumentId' | 'instrumentVersion'>): boolean {
  return instrumentOf(response).referent === 'none'
}

export function resultHref(clientId: string, responseId: string): string {
  return `/clients/${clientId}/results/${responseId}`
}

/** Two results side by side. */
export function compareHref(clientId: string, a: string, b: string): string {
  return `/clients/${clientId}/compare?a=${a}&b=${b}`
}

export function reviewHref(clientId: string, answerId: string): string {
  return `/clients/${clientId}/notes/new?cite=${answerId}`
}
