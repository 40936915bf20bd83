'use client'

import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { delayTouch, type IdleState, judgeIdle, wordRemaining } from '@/components/shell/idle-clock'
import { Dialog } from '@/components/ui/dialog'
import { Icon } from '@/components/ui/icon'

export type IdleGuardProps = {
  /** Answers a POST with 2xx while the session lives; anything else means it does not. */
  touchUrl: string
  lockedUrl?: string
  warnAfterMs?: number
  lockAfterMs?: number
}

/** Fired on `window` just before the screen is covered: whatever is typed and unsaved should be saved now. */
export const LOCKING_EVENT = 'interdepend:locking'

const TOUCH_EVERY_MS = 30_000
const TELL_TABS_EVERY_MS = 2_000
const LOOK_EVERY_MS = 1_000
const ACTIVITY = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'input'] as const

/**
 * Warns after 13 idle minutes, covers the screen after 15 and goes to the locked page. The server decides by itself;
 * this only keeps its clock and what can be seen in step. Tabs of one browser share their activity.
 */
export function IdleGuard({
  touchUrl,
  lockedUrl = '/locked',
  warnAfterMs = 13 * 60_000,
  lockAfterMs = 15 * 60_000,
}: IdleGuardProps) {
  const titleId = useId()
  const clock = useRef({ activeAt: 0, touchedAt: 0, toldAt: 0, isLocked: false })
  const warning = useRef<HTMLDivElement>(null)
  const tabs = useRef<BroadcastChannel | null>(null)
  const [state, setState] = useState<IdleState>('awake')
  const [left, setLeft] = useState('')

  const lock = useEffectEvent(() => {
    if (clock.current.isLocked) return
    clock.current.isLocked = true
    window.dispatchEvent(new Event(LOCKING_EVENT))
    setState('locked')
    window.location.assign(lockedUrl)
  })

  const touch = useEffectEvent(async () => {
    clock.current.touchedAt = Date.now()
    try {
      const answer = await fetch(touchUrl, { method: 'POST', redirect: 'manual', cache: 'no-store' })
      if (!answer.ok && answer.status < 500) lock()
    } catch {
      // Offline: the clock on screen goes on, and the next touch tries again.
    }
  })

  const look = useEffectEvent(() => {
    const now = Date.now()
    const next = judgeIdle(clock.current.activeAt, now, { warnAfterMs, lockAfterMs })
    if (next === 'locked') return lock()
    setState(next)
    if (next === 'warned') setLeft(wordRemaining(clock.current.activeAt + lockAfterMs - now))
    if (delayTouch(clock.current.activeAt, clock.current.touchedAt, now, TOUCH_EVERY_MS) === 0) void touch()
  })

  const act = useEffectEvent(() => {
    // After a sleep the first thing seen may be a hand on the mouse: the time that passed counts first.
    if (judgeIdle(clock.current.activeAt, Date.now(), { warnAfterMs, lockAfterMs }) === 'locked') return lock()
    clock.current.activeAt = Date.now()
    if (clock.current.activeAt - clock.current.toldAt >= TELL_TABS_EVERY_MS) {
      clock.current.toldAt = clock.current.activeAt
      tabs.current?.postMessage(clock.current.activeAt)
    }
    if (state === 'warned') look()
  })

  useEffect(() => {
    const now = Date.now()
    clock.current = { activeAt: now, touchedAt: now, toldAt: now, isLocked: false }
    const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('interdepend.activity')
    tabs.current = channel
    const hear = (event: MessageEvent<number>) => {
      clock.current.activeAt = Math.max(clock.current.activeAt, Number(event.data) || 0)
    }
    const onAct = () => act()
    const onLook = () => look()
    channel?.addEventListener('message', hear)
    for (const name of ACTIVITY) window.addEventListener(name, onAct, { passive: true, capture: true })
    for (const name of ['pageshow', 'focus'] as const) window.addEventListener(name, onLook)
    document.addEventListener('visibilitychange', onLook)
    const timer = setInterval(onLook, LOOK_EVERY_MS)
    return () => {
      channel?.close()
      for (const name of ACTIVITY) window.removeEventListener(name, onAct, { capture: true })
      for (const name of ['pageshow', 'focus'] as const) window.removeEventListener(name, onLook)
      document.removeEventListener('visibilitychange', onLook)
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
        <div>
          <h1 id={titleId}>This screen is locked</h1>
          <p className="said">
            <a href={lockedUrl}>Go on to unlock it</a>
          </p>
        </div>
      </Dialog>
    </>
  )
}
