'use client'

import { LOCK_NOW_EVENT } from '@/components/shell/lock-now-event'

/** "Lock now" in the account menu: the idle guard covers this page, so that nothing typed is lost. */
export function LockLine() {
  return (
    <button
      type="button"
      className="line"
      data-closes=""
      onClick={() => window.dispatchEvent(new Event(LOCK_NOW_EVENT))}
    >
      Lock now
    </button>
  )
}
