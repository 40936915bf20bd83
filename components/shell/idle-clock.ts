/** What an idle screen should show: nothing, a warning, or a cover. */
export type IdleState = 'awake' | 'warned' | 'locked'

export type IdleLimits = { warnAfterMs: number; lockAfterMs: number }

/** Times are milliseconds of one clock; a clock set back never locks early. */
export function judgeIdle(lastActiveAt: number, now: number, limits: IdleLimits): IdleState {
  const idleMs = now - lastActiveAt
  if (idleMs >= limits.lockAfterMs) return 'locked'
  return idleMs >= limits.warnAfterMs ? 'warned' : 'awake'
}

/**
 * Milliseconds until the server should next be told that someone is here; 0 is now, null when it knows already. The
 * last word always goes out, so that the server never counts less activity than the screen.
 */
export function delayTouch(lastActiveAt: number, lastTouchAt: number, now: number, everyMs: number): number | null {
  if (lastActiveAt <= lastTouchAt) return null
  return Math.max(0, lastTouchAt + everyMs - now)
}

/** "2 minutes", "45 seconds": what is left before the screen locks. */
export function wordRemaining(remainingMs: number): string {
  const seconds = Math.max(0, Math.ceil(remainingMs / 1000))
  if (seconds > 90) return `${Math.round(seconds / 60)} minutes`
  if (seconds > 60) return '1 minute'
  return seconds === 1 ? '1 second' : `${seconds} seconds`
}
