'use client'

import { useState } from 'react'
import { Icon } from '@/components/ui/icon'
import { Popout } from '@/components/ui/popout'

export type ColumnChoice = { id: string; label: string; isShown: boolean }

/** Which columns to see. The choice goes into the address, so that a shared or reloaded page shows the same. */
export function ColumnsMenu({
  columns,
  onToggle,
}: {
  columns: ColumnChoice[]
  onToggle: (id: string, isShown: boolean) => void
}) {
  // The address follows a moment after the press; until then the tick already shows what was chosen.
  const [chosen, setChosen] = useState<Record<string, boolean>>({})
  const settled = columns.map((column) => `${column.id}:${column.isShown}`).join(' ')
  const [seen, setSeen] = useState(settled)
  if (seen !== settled) {
    setSeen(settled)
    setChosen({})
  }
  function choose(id: string, isShown: boolean) {
    setChosen((before) => ({ ...before, [id]: isShown }))
    onToggle(id, isShown)
  }
  return (
    <span className="only-l">
      <Popout
        trigger={
          <>
            Columns <Icon name="down" />
          </>
        }
      >
        <fieldset>
          <legend className="vh">Columns to show</legend>
          {columns.map((column) => (
            <label key={column.id} className="line">
              <input
                type="checkbox"
                checked={chosen[column.id] ?? column.isShown}
                onChange={(event) => choose(column.id, event.currentTarget.checked)}
              />
              {column.label}
            </label>
          ))}
        </fieldset>
      </Popout>
    </span>
  )
}
