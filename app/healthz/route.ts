/** The process answers. Says nothing about the database. */
export function GET(): Response {
  return new Response('up\n', { headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' } })
}
