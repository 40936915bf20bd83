'use client'

import { useHiddenNames } from '@/components/shell/hidden-names'
import { Icon } from '@/components/ui/icon'
import { KeyMark } from '@/components/ui/key-mark'

/** Hides or shows names on this screen. `line` for a menu, `bare` beside a table. */
export function NamesSwitch({ look = 'bare' }: { look?: 'bare' | 'line' }) {
  const { isHidden, toggle } = useHiddenNames()
  return (
    <button type="button" className={look === 'line' ? 'line' : 'btn bare'} onClick={toggle}>
      {look === 'bare' ? <Icon name={isHidden ? 'eye' : 'hidden'} /> : null}
      {isHidden ? 'Show names' : 'Hide names'}
      {look === 'line' ? <KeyMark name="h" /> : null}
    </button>
  )
}
