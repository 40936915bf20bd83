/**
 * Resolves at the first Ctrl-C, SIGTERM or SIGHUP, and keeps the program running until then. Later ones
 * change nothing: what follows is bounded in time, and npm passes on a Ctrl-C that the terminal sent already.
 */
export function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    const stayAwake = setInterval(() => undefined, 60_000)
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        clearInterval(stayAwake)
        resolve()
      })
    }
  })
}
