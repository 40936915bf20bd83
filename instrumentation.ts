import type { Instrumentation } from 'next'

// NEXT_RUNTIME is a constant of the framework's compiler, not a setting: it keeps this code out of the edge bundle.

/** Runs once before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { exitOnBootFault } = await import('@/lib/db/boot-check')
  await exitOnBootFault()
  const { runInside } = await import('@/lib/worker/run-inside')
  runInside()
}

/** A failed page is logged under the number it shows; the error's own words may hold values and stay out. */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { describeError, log } = await import('@/lib/server/log')
  log.error('page failed', { route: context.routePath, digest: digestOf(error), ...describeError(error) })
}

function digestOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'digest' in error ? String(error.digest) : ''
}
