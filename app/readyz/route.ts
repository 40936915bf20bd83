import { isDatabaseReady } from '@/lib/db/boot-check'

/** Whether requests can be served: the database answered within 3 seconds, as both of the server's roles. */
export async function GET(): Promise<Response> {
  const isReady = await isDatabaseReady(3000)
  return new Response(isReady ? 'ready\n' : 'the database does not answer\n', {
    status: isReady ? 200 : 503,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}
