import { randomInt } from 'node:crypto'
import type { APIRequestContext } from 'playwright/test'
import { makeVisitor, type Visitor } from './visitor'

/** Does the same for each of many, so many at a time; results in the order of the items. */
export async function forEachOf<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length)
  let next = 0
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) {
      results[index] = await work(items[index] as T, index)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return results
}

/** A network address that a proxy in front might tell: each of a crowd comes from another. */
export function anyAddress(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`
}

type Requests = { newContext(options: { baseURL: string }): Promise<APIRequestContext> }

/** Lends somebody's browser for as long as the work takes: of a crowd, few are there at any moment. */
export async function asVisitor<T>(
  request: Requests,
  baseURL: string,
  work: (visitor: Visitor) => Promise<T>,
): Promise<T> {
  const context = await request.newContext({ baseURL })
  try {
    return await work(makeVisitor(context, new URL(baseURL).origin))
  } finally {
    await context.dispose()
  }
}
