'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import { useCaseload } from '@/components/clients/caseload-actions'
import type { CaseloadRow } from '@/components/clients/caseload-row'
import type { TablePage } from '@/components/table/data-table'
import { Icon } from '@/components/ui/icon'

const WAIT_MS = 200

export type NameSearch = {
  text: string
  setText: (text: string) => void
  /** Null while nothing is searched for: the page's own rows stand. */
  found: TablePage<CaseloadRow> | null
  fault: string
}

/**
 * Searches the view in sight by name. What is typed is kept in this page's memory and travels in the body of a request:
 * it is in no address, no history, no log and no storage, and is gone with the page.
 * @param query the address of the view; a sort, filter or page chosen while searching searches again
 * @param stamp changes when the page's rows were read anew, so that what an act changed shows in the search as well
 */
export function useNameSearch(query: string, stamp: unknown): NameSearch {
  const { actions } = useCaseload()
  const [text, setText] = useState('')
  const [answer, setAnswer] = useState<{ for: string; page: TablePage<CaseloadRow> | null; fault: string } | null>(null)
  const asked = text.trim()

  const look = useEffectEvent(async (wanted: string, signal: AbortSignal) => {
    const form = new FormData()
    form.set('text', wanted)
    form.set('view', query)
    const result = await actions.search(null, form).catch(() => null)
    if (signal.aborted) return
    if (result?.ok) setAnswer({ for: wanted, page: result.value, fault: '' })
    else setAnswer({ for: wanted, page: null, fault: result?.message ?? 'The search did not reach the server.' })
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view or newer rows are reasons to look again
  useEffect(() => {
    if (asked === '') return
    const stop = new AbortController()
    const timer = setTimeout(() => void look(asked, stop.signal), WAIT_MS)
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [asked, query, stamp])

  const isCurrent = asked !== '' && answer !== null
  return { text, setText, found: isCurrent ? answer.page : null, fault: isCurrent ? answer.fault : '' }
}

/** The field of the search above, and how many it found, said politely. */
export function CaseloadSearch({ search }: { search: NameSearch }) {
  const { text, setText, found, fault } = search
  return (
    <>
      <label className="find in-bar">
        <Icon name="search" />
        <span className="vh">Search these clients by name</span>
        <input
          type="search"
          placeholder="Search by name"
          autoComplete="off"
          spellCheck={false}
          maxLength={120}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <span role="status" className={fault ? 'fault' : 'vh'}>
        {fault || (found ? `${found.total === 1 ? 'One client' : `${found.total} clients`} found` : '')}
      </span>
    </>
  )
}
