import { Client } from 'pg'
import { vi } from 'vitest'

/** Every statement but the transaction's own, and how many were under way at once, until the mocks are restored. */
export function watchStatements() {
  const seen = { statements: [] as string[], most: 0 }
  let underWay = 0
  const ask = Client.prototype.query as unknown as (...args: unknown[]) => Promise<unknown>
  vi.spyOn(Client.prototype, 'query').mockImplementation(async function (this: Client, ...args: unknown[]) {
    const [first] = args as [string | { text: string }]
    const text = typeof first === 'string' ? first : first.text
    if (!/^(begin|commit|rollback|set )/i.test(text.trim())) seen.statements.push(text)
    underWay += 1
    seen.most = Math.max(seen.most, underWay)
    return ask.apply(this, args).finally(() => {
      underWay -= 1
    })
  } as never)
  return seen
}
