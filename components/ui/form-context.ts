'use client'

import { createContext, use } from 'react'
import type { ActionResult } from '@/lib/domain/action-result'

/** `rows` sets each label in the 120 px left column, as in a sheet; `stack` sets it above. */
export type FieldLayout = 'stack' | 'rows'

export type FormState = {
  id: string
  result: ActionResult<unknown> | null
  isPending: boolean
  layout: FieldLayout
  kept: string
}

const OUTSIDE: FormState = { id: 'form', result: null, isPending: false, layout: 'stack', kept: '' }

export const FormContext = createContext<FormState>(OUTSIDE)

/** What the surrounding form knows; outside a form, nothing is wrong and nothing is under way. */
export function useFormState(): FormState {
  return use(FormContext)
}

/** The element id of a field, so that labels, faults and the summary's links agree on it. */
export function fieldId(formId: string, name: string): string {
  return `${formId}-${name}`
}

export type FieldState = {
  id: string
  faults: string[]
  describedBy: string | undefined
  isInvalid: true | undefined
  layout: FieldLayout
  /** What the server gave back as typed, for a form sent before its script was ready. */
  typed: string | undefined
}

/** All a control needs to stand in a form: its id, its faults and what describes it. */
export function useField(name: string, hasHint: boolean): FieldState {
  const form = useFormState()
  const id = fieldId(form.id, name)
  const failed = form.result && !form.result.ok ? form.result : null
  const faults = failed?.fieldErrors[name] ?? []
  const describers = [faults.length > 0 && `${id}-fault`, hasHint && `${id}-hint`].filter(Boolean)
  return {
    id,
    faults,
    describedBy: describers.join(' ') || undefined,
    isInvalid: faults.length > 0 ? true : undefined,
    layout: form.layout,
    typed: failed?.values?.[name],
  }
}
