'use client'

import { unstable_rethrow } from 'next/navigation'
import {
  type FormEvent,
  type ReactNode,
  startTransition,
  useActionState,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
} from 'react'
import { FaultSummary } from '@/components/ui/fault-summary'
import { type FieldLayout, FormContext } from '@/components/ui/form-context'
import type { ActionResult, FormAction } from '@/lib/domain/action-result'

export type ActionFormProps<T> = {
  action: FormAction<T>
  children: ReactNode
  /** Called once with each success; a sheet closes itself here. */
  onDone?: (value: T) => void
  /** Empty the fields after a success. What was typed always stays after a fault. */
  isResetWhenDone?: boolean
  layout?: FieldLayout
  /** Said under the faults: what did not happen and what was kept. */
  kept?: string
  /** Where the summary stands is the form's own top unless the caller places <FormFaults /> itself. */
  hasOwnSummary?: boolean
  label?: string
  className?: string
}

const KEPT = 'Nothing was sent. What you typed is kept.'

/**
 * A form around a server action. After a fault everything typed stays, a summary takes the focus and links to each
 * field; a press that never reached the server is a fault too, not a lost page.
 */
export function ActionForm<T>({
  action,
  children,
  onDone,
  isResetWhenDone = false,
  layout = 'stack',
  kept = KEPT,
  hasOwnSummary = false,
  label,
  className,
}: ActionFormProps<T>) {
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [result, dispatch, isPending] = useActionState(
    (previous: ActionResult<T> | null, data: FormData) => reach(action, previous, data),
    null,
  )

  const settle = useEffectEvent((settled: ActionResult<T>) => {
    if (!settled.ok) return
    if (isResetWhenDone) form.current?.reset()
    onDone?.(settled.value)
  })
  useEffect(() => {
    if (result) settle(result)
  }, [result])

  const state = useMemo(() => ({ id, result, isPending, layout, kept }), [id, result, isPending, layout, kept])

  // Sent by hand: React would reset the fields of a form it sends itself, faults or not.
  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (isPending) return
    const submitter = (event.nativeEvent as SubmitEvent).submitter
    const data = new FormData(event.currentTarget, submitter)
    startTransition(() => dispatch(data))
  }

  return (
    <FormContext value={state}>
      <form ref={form} noValidate action={dispatch} onSubmit={send} className={className} aria-label={label}>
        {hasOwnSummary ? null : <FaultSummary />}
        {children}
      </form>
    </FormContext>
  )
}

async function reach<T>(
  action: FormAction<T>,
  previous: ActionResult<T> | null,
  data: FormData,
): Promise<ActionResult<T>> {
  try {
    return await action(previous, data)
  } catch (error) {
    unstable_rethrow(error)
    return {
      ok: false,
      code: 'UNAVAILABLE',
      message: 'That did not reach the server. Please try again in a moment.',
      fieldErrors: {},
    }
  }
}
