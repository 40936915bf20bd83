import * as link from '@/app/q/[secret]/route'
import * as stop from '@/app/q/[secret]/stop/route'
import * as code from '@/app/q/code/route'
import * as step from '@/app/q/form/[step]/route'
import * as save from '@/app/q/form/[step]/save/route'
import * as intro from '@/app/q/form/route'
import * as leave from '@/app/q/leave/route'
import * as pin from '@/app/q/pin/route'
import * as review from '@/app/q/review/route'
import * as stayingSafe from '@/app/q/staying-safe/route'
import * as stopped from '@/app/q/stopped/route'
import * as thanks from '@/app/q/thanks/route'
import { sittingCookieName } from '@/lib/auth/respondents'
import { env } from '@/lib/env'

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>
type Fields = Record<string, string | string[]>

/** What came back: the page, where it leads, what it says in words. */
export type Reply = { status: number; html: string; to: string | null; headers: Headers }

/**
 * A client's browser without JavaScript, at the routes themselves: it keeps the cookie, fills each form with the
 * assignment the page named, and follows where a POST leads.
 */
export class RespondentBrowser {
  cookie: string | null = null
  assignment = ''

  async get(address: string): Promise<Reply> {
    const reply = await this.send(address, 'GET', null)
    return reply.to === null ? reply : this.get(reply.to)
  }

  /** One POST as its page would send it, then the page it leads to. */
  async post(address: string, fields: Fields = {}): Promise<Reply> {
    const reply = await this.postOnly(address, fields)
    return reply.to === null ? reply : this.get(reply.to)
  }

  /** The POST alone: several of these may be under way at once. */
  async postOnly(address: string, fields: Fields = {}, headers: Record<string, string> = {}): Promise<Reply> {
    const named: Fields = this.assignment === '' ? fields : { assignment: this.assignment, ...fields }
    const body = new URLSearchParams(
      Object.entries(named).flatMap(([name, value]) => [value].flat().map((each) => [name, each])),
    )
    return this.send(address, 'POST', body, headers)
  }

  async send(
    address: string,
    method: 'GET' | 'POST',
    body: BodyInit | null,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const url = new URL(address, env().origin)
    const { handlers, params } = findRoute(url.pathname)
    const handler = handlers[method]
    if (!handler) throw new Error(`${method} ${url.pathname} has no handler`)
    const sent = new Headers(method === 'POST' ? { origin: env().origin } : {})
    if (this.cookie) sent.set('cookie', `other=1; ${sittingCookieName()}=${this.cookie}`)
    for (const [name, value] of Object.entries(headers)) value === '' ? sent.delete(name) : sent.set(name, value)
    const init: RequestInit & { duplex: 'half' } = { method, body, headers: sent, duplex: 'half' }
    const response = await handler(new Request(url, init), { params: Promise.resolve(params) })
    this.keepCookie(response)
    const html = await response.text()
    this.assignment = /name="assignment" value="([^"]+)"/.exec(html)?.[1] ?? this.assignment
    return { status: response.status, html, to: response.headers.get('location'), headers: response.headers }
  }

  private keepCookie(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const value = new RegExp(`^${sittingCookieName()}=([^;]*)`).exec(line)?.[1]
      if (value !== undefined) this.cookie = value === '' ? null : value
    }
  }
}

/** The hidden fields of the review page. */
export function readSubmitFields(html: string): { key: string; revision: string } {
  const read = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? ''
  return { key: read('key'), revision: read('revision') }
}

/** Words of the page, without tags. */
export function readHeading(html: string): string {
  return /<h1>(.*?)<\/h1>/.exec(html)?.[1] ?? ''
}

function findRoute(path: string): { handlers: { GET?: Handler; POST?: Handler }; params: Record<string, string> } {
  for (const [pattern, handlers] of ROUTES) {
    const match = pattern.exec(path)
    if (match) return { handlers, params: { ...match.groups } }
  }
  throw new Error(`no route for ${path}`)
}

const ROUTES: [RegExp, { GET?: Handler; POST?: Handler }][] = [
  [/^\/q\/form$/, intro],
  [/^\/q\/form\/(?<step>[^/]+)$/, step],
  [/^\/q\/form\/(?<step>[^/]+)\/save$/, save],
  [/^\/q\/code$/, code],
  [/^\/q\/pin$/, pin],
  [/^\/q\/review$/, review],
  [/^\/q\/thanks$/, thanks],
  [/^\/q\/leave$/, leave],
  [/^\/q\/staying-safe$/, stayingSafe],
  [/^\/q\/stopped$/, stopped],
  [/^\/q\/(?<secret>[^/]+)\/stop$/, stop],
  [/^\/q\/(?<secret>[^/]+)$/, link],
]
