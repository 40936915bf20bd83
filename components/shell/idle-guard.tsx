'use client'

import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { UnlockForm } from '@/components/entry/unlock-form'
import { delayTouch, type IdleState, judgeIdle, wordRemaining } from '@/components/shell/idle-clock'
import { LOCK_NOW_EVENT } from '@/components/shell/lock-now-event'
import { Dialog } from '@/components/ui/dialog'
import { Icon } from '@/components/ui/icon'

export type IdleGuardProps = {
  /** The demo's people have no password; their lock is only a curtain. */
  hasPassword: boolean
  warnAfterMs?: number
  lockAfterMs?: number
}

/** Fired on `window` just before the screen is covered: whatever is typed and unsaved should be saved now. */
export const LOCKING_EVENT = 'interdepend:locking'

const TOUCH_EVERY_MS = 30_000
const LOOK_EVERY_MS = 1_000
/** Time for drafts to be saved before the server locks too. */
const SAVE_MS = 1_500
const ACTIVITY = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'input'] as const

type Word = number | 'locked' | 'unlocked'

/**
 * Warns after 13 idle minutes and covers the screen after 15. The password takes the cover away and the page stands as
 * it was left, half-filled forms included; a reload meets the locked page instead. The server decides by itself; this
 * keeps its clock and what can be seen in step. Tabs of one browser share their activity and their lock.
 */
export function IdleGuard({ hasPassword, warnAfterMs = 13 * 60_000, lockAfterMs = 15 * 60_000 }: IdleGuardProps) {
  const titleId = useId()
  const clock = useRef({ activeAt: 0, touchedAt: 0, isLocked: false, title: '' })
  const warning = useRef<HTMLDivElement>(null)
  const tabs = useRef<BroadcastChannel | null>(null)
  const [state, setState] = useState<IdleState>('awake')
  const [left, setLeft] = useState('')

  const lock = useEffectEvent((isOwn: boolean) => {
    if (clock.current.isLocked) return
    clock.current.isLocked = true
    clock.current.title = document.title
    window.dispatchEvent(new Event(LOCKING_EVENT))
    document.title = 'Locked'
    setState('locked')
    if (!isOwn) return
    tabs.current?.postMessage('locked' satisfies Word)
    setTimeout(() => {
      if (clock.current.isLocked) void post('/session/lock')
    }, SAVE_MS)
  })

  const unlock = useEffectEvent(() => {
    if (!clock.current.isLocked) return
    const now = Date.now()
    document.title = clock.current.title
    clock.current = { activeAt: now, touchedAt: now, isLocked: false, title: '' }
    setState('awake')
  })

  const touch = useEffectEvent(async () => {
    clock.current.touchedAt = Date.now()
    const status = await post('/session/touch')
    if (status === 401) window.location.assign('/sign-in')
    if (status === 423) lock(false)
  })

  const look = useEffectEvent(() => {
    if (clock.current.isLocked) return
    const now = Date.now()
    const next = judgeIdle(clock.current.activeAt, now, { warnAfterMs, lockAfterMs })
    if (next === 'locked') return lock(true)
    setState(next)
    if (next === 'warned') setLeft(wordRemaining(clock.current.activeAt + lockAfterMs - now))
    if (delayTouch(clock.current.activeAt, clock.current.touchedAt, now, TOUCH_EVERY_MS) === 0) void touch()
  })

  const act = useEffectEvent(() => {
    if (clock.current.isLocked) return
    // After a sleep the first thing seen may be a hand on the mouse: the time that passed counts first.
    if (judgeIdle(clock.current.activeAt, Date.now(), { warnAfterMs, lockAfterMs }) === 'locked') return lock(true)
    clock.current.activeAt = Date.now()
    tabs.current?.postMessage(clock.current.activeAt satisfies Word)
    if (state === 'warned') look()
  })

  const hear = useEffectEvent((word: Word) => {
    if (word === 'locked') lock(false)
    else if (word === 'unlocked') unlock()
    else clock.current.activeAt = Math.max(clock.current.activeAt, Number(word) || 0)
  })

  useEffect(() => {
    const now = Date.now()
    clock.current = { activeAt: now, touchedAt: now, isLocked: false, title: '' }
    const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('interdepend.activity')
    tabs.current = channel
    const onWord = (event: MessageEvent<Word>) => hear(event.data)
    const onAct = () => act()
    const onLook = () => look()
    const onLockNow = () => lock(true)
    channel?.addEventListener('message', onWord)
    for (const name of ACTIVITY) window.addEventListener(name, onAct, { passive: true, capture: true })
    for (const name of ['pageshow', 'focus'] as const) window.addEventListener(name, onLook)
    document.addEventListener('visibilitychange', onLook)
    window.addEventListener(LOCK_NOW_EVENT, onLockNow)
    const timer = setInterval(onLook, LOOK_EVERY_MS)
    return () => {
      channel?.close()
      for (const name of ACTIVITY) window.removeEventListener(name, onAct, { capture: true })
      for (const name of ['pageshow', 'focus'] as const) window.removeEventListener(name, onLook)
      document.removeEventListener('visibilitychange', onLook)
      window.removeEventListener(LOCK_NOW_EVENT, onLockNow)
      clearInterval(timer)
    }
  }, [])

  // A popover, so that the warning also stands above an open sheet.
  useEffect(() => {
    const box = warning.current
    if (!box) return
    if (state === 'warned') box.showPopover()
    else if (box.matches(':popover-open')) box.hidePopover()
  }, [state])

  function finish() {
    tabs.current?.postMessage('unlocked' satisfies Word)
    unlock()
  }

  return (
    <>
      <div ref={warning} popover="manual" className="idle-note">
        <Icon name="clock" />
        <span>
          <span role="alert">{state === 'warned' ? 'This screen will lock. What you typed is kept.' : ''}</span>{' '}
          <span className="soft">{left} left. Press any key to stay.</span>
        </span>
      </div>
      <Dialog isOpen={state === 'locked'} onClose={() => undefined} className="cover lock" labelledBy={titleId} isFirm>
        <div className="in">
          <p className="mark">
            <Icon name="lock" big />
          </p>
          <h1 id={titleId}>This screen is locked</h1>
          <p className="said">
            {hasPassword ? 'Enter your password to go on.' : 'The demo asks for no password; press Unlock to go on.'}
          </p>
          <UnlockForm hasPassword={hasPassword} onDone={finish} />
        </div>
      </Dialog>
    </>
  )
}

/** The status of a POST without fields; 0 when the server was not reached, and the next look tries again. */
async function post(to: string): Promise<number> {
  try {
    return (await fetch(to, { method: 'POST', redirect: 'manual', cache: 'no-store' })).status
  } catch {
    return 0
  }
}
