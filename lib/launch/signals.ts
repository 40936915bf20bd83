import { parentOf } from './processes'

const betweenLooksMs = 250

/**
 * Aborts at the first Ctrl-C, SIGTERM or SIGHUP, and keeps the program running until it ends itself. Later signals
 * change nothing: what follows is bounded in time, and npm passes on a Ctrl-C that the terminal sent already.
 *
 * npm stands behind a shell that passes no signal on, so npm's own end counts as one too.
 */
export function listenForStop(): AbortSignal {
  const asked = new AbortController()
  const isByNpm = Boolean(process.env.npm_lifecycle_event)
  const npm = parentOf(process.ppid)
  const shell = process.ppid
  setInterval(() => {
    const isOrphan = process.ppid !== shell || parentOf(shell) !== npm
    if (isByNpm && isOrphan) asked.abort()
  }, betweenLooksMs)
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => asked.abort())
  return asked.signal
}

/** Resolves when asked to stop. */
export function untilStop(stop: AbortSignal): Promise<void> {
  if (stop.aborted) return Promise.resolve()
  return new Promise((resolve) => stop.addEventListener('abort', () => resolve(), { once: true }))
}
