'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import type { FormAction } from '@/lib/domain/action-result'

const WAIT_MS = 200

export type Foretelling<T> = {
  /** Null while the answer is on its way, and after a fault. */
  told: T | null
  fault: string
  again: () => void
}

/**
 * What an act would do, asked of the server whenever the fields change. An answer about other fields is never shown: while
 * a tick is newer than the answer there is none.
 * @param stamp changes when what was counted may have changed: the same is asked again
 */
export function useForetelling<T>(
  action: FormAction<T>,
  fields: Record<string, string>,
  stamp?: unknown,
): Foretelling<T> {
  const key = JSON.stringify(fields)
  const [round, setRound] = useState(0)
  const [answer, setAnswer] = useState<{ for: string; told: T | null; fault: string } | null>(null)

  const ask = useEffectEvent(async (wanted: string, signal: AbortSignal) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    const result = await action(null, form).catch(() => null)
    if (signal.aborted) return
    if (result?.ok) setAnswer({ for: wanted, told: result.value, fault: '' })
    else setAnswer({ for: wanted, told: null, fault: result?.message ?? 'The question did not reach the server.' })
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round or stamp asks the same again
  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(() => void ask(key, stop.signal), WAIT_MS)
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [key, round, stamp])

  function again() {
    setAnswer(null)
    setRound(round + 1)
  }

  return answer?.for === key ? { ...answer, again } : { told: null, fault: '', again }
}
