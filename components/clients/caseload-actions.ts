'use client'

import { createContext, use } from 'react'
import type { CaseloadRow, RevealedRow } from '@/components/clients/caseload-row'
import type { ForetoldReminders, SeveralCount } from '@/components/clients/several-count'
import type { TablePage } from '@/components/table/data-table'
import type { FormAction } from '@/lib/domain/action-result'

/** A form that ran out and is open again. `sending`: what becomes of its message; null where none goes out. */
export type Renewed = { clientId: string; untilWords: string; sending: string | null }

/** What can be done from the caseload, as the page hands it in. */
export type CaseloadActions = {
  search: FormAction<TablePage<CaseloadRow>>
  reveal: FormAction<RevealedRow>
  confirmContact: FormAction<{ clientId: string }>
  renewMissed: FormAction<Renewed>
  archive: FormAction<{ count: number; withdrawn: number }>
  restore: FormAction<{ count: number }>
  foretellReminders: FormAction<ForetoldReminders>
  remind: FormAction<SeveralCount>
  foretellAsking: FormAction<SeveralCount>
  ask: FormAction<SeveralCount>
}

export type CaseloadState = {
  actions: CaseloadActions
  /** Folded scores that were shown on this page, by client. */
  revealed: ReadonlyMap<string, RevealedRow>
  onReveal: (clientId: string, row: RevealedRow) => void
  /** Forms that were renewed on this page, by client. */
  renewed: ReadonlyMap<string, Renewed>
  onRenew: (renewed: Renewed) => void
}

export const CaseloadContext = createContext<CaseloadState | null>(null)

/** @throws outside the caseload's table */
export function useCaseload(): CaseloadState {
  const state = use(CaseloadContext)
  if (!state) throw new Error('This cell stands in the caseload only')
  return state
}
