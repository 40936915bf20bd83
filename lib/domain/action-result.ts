import type { AppErrorCode, FieldErrors } from '@/lib/domain/errors'

/**
 * What every write answers. On failure `message` is words for a person, `fieldErrors` maps a field's name to what to
 * put right, and `values` gives back what was typed, for a form sent before the page's script was ready.
 */
export type ActionResult<T = undefined> =
  | { ok: true; value: T }
  | { ok: false; code: AppErrorCode; message: string; fieldErrors: FieldErrors; values?: Record<string, string> }

/** A server action as a form sees it: the previous answer (null at first) and what was filled in. */
export type FormAction<T = undefined> = (previous: ActionResult<T> | null, data: FormData) => Promise<ActionResult<T>>
