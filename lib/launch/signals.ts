/**
 * Aborts at the first Ctrl-C, SIGTERM or SIGHUP, and keeps the program running until then. Later signals
 * change nothing: what follows is bounded in time, and npm passes on a Ctrl-C that the terminal sent already.
 */
export function listenForStop(): AbortSignal {
  const asked = new AbortController()
  const stayAwake = setInterval(() => undefined, 60_000)
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      clearInterval(stayAwake)
      asked.abort()
    })
  }
  return asked.signal
}

/** Resolves when asked to stop. */
export function untilStop(stop: AbortSignal): Promise<void> {
  if (stop.aborted) return Promise.resolve()
  return new Promise((resolve) => stop.addEventListener('abort', () => resolve(), { once: true }))
}
