'use client'

import { createContext, use } from 'react'

export type Selection = {
  ids: ReadonlySet<string>
  toggle: (id: string, isSelected: boolean) => void
  toggleAll: (isSelected: boolean) => void
  isAllSelected: boolean
  isSomeSelected: boolean
  /** How many rows "Select all" is about. */
  shown: number
}

const NOTHING: Selection = {
  ids: new Set(),
  toggle: () => undefined,
  toggleAll: () => undefined,
  isAllSelected: false,
  isSomeSelected: false,
  shown: 0,
}

export const SelectionContext = createContext<Selection>(NOTHING)

/** Which rows of the page in sight are ticked. Kept on the page only: another page starts unticked. */
export function useSelection(): Selection {
  return use(SelectionContext)
}
