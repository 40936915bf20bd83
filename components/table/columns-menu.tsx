'use client'

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
                checked={column.isShown}
                onChange={(event) => onToggle(column.id, event.currentTarget.checked)}
              />
              {column.label}
            </label>
          ))}
        </fieldset>
      </Popout>
    </span>
  )
}
