import type { FindClients, FoundClient } from '@/components/shell/find-client'
import type { FormAction } from '@/lib/domain/action-result'

/** The masthead's search over a server action: the name travels in the body of a request, never in an address. */
export function finderOf(action: FormAction<FoundClient[]>): FindClients {
  return async (query) => {
    const form = new FormData()
    form.set('text', query)
    const result = await action(null, form)
    if (!result.ok) throw new Error(result.code)
    return result.value
  }
}
