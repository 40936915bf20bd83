import 'server-only'
import { currentRequestId, type Member } from '@/lib/auth/current-member'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import type { Permission } from '@/lib/domain/permissions'
import { describeError, log } from '@/lib/server/log'
import { practiceLoader } from '@/lib/server/practice-loader'

type Asked = { params: Record<string, string>; query: Record<string, string> }

type Definition<T> = {
  /** For the log: addresses name clients and stay out of it. */
  name: string
  permission: Permission
  /** Reads in the one transaction, audit rows included. A string is an address to go to instead. */
  load: (tx: MemberTx, member: Member, asked: Asked) => Promise<T | string>
  /** Makes the file once the transaction is over. The name must say nothing of whose it is. */
  make: (loaded: T) => Promise<{ fileName: string; type: string; body: Buffer }>
}

const SERVER_FAULT = 500

/**
 * The one maker of GET routes that hand a member a file. Signed out, locked, forbidden and unknown ids end as they do
 * on a page; a fault is plain words with the request's id. Nothing is stored on the way.
 */
export function practiceFile<T extends object>(definition: Definition<T>) {
  return async (request: Request, context: { params: Promise<Record<string, string>> }): Promise<Response> => {
    const asked = { params: await context.params, query: Object.fromEntries(new URL(request.url).searchParams) }
    const loaded = await practiceLoader(definition.permission, (tx, member) => definition.load(tx, member, asked))
    if (typeof loaded === 'string')
      return new Response(null, { status: 303, headers: { Location: loaded, ...NO_STORE } })
    try {
      const { fileName, type, body } = await definition.make(loaded)
      return new Response(new Uint8Array(body), {
        headers: {
          'Content-Type': type,
          'Content-Length': String(body.length),
          'Content-Disposition': `attachment; filename="${fileName}"`,
          'X-Robots-Tag': 'noindex, nofollow',
          ...NO_STORE,
        },
      })
    } catch (error) {
      if (error instanceof AppError) throw error
      const requestId = await currentRequestId()
      log.error('failed', { requestId, route: definition.name, ...describeError(error) })
      const words = `The file could not be made. Nothing was changed. If it happens again, report this number: ${requestId}`
      return new Response(words, {
        status: SERVER_FAULT,
        headers: { 'Content-Type': 'text/plain; charset=utf-8', ...NO_STORE },
      })
    }
  }
}

const NO_STORE = { 'Cache-Control': 'no-store' }
