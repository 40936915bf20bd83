import 'server-only'
import { NextResponse } from 'next/server'
import type { z } from 'zod'
import type { Caller } from '@/lib/auth/check-password'
import {
  clearedSittingCookie,
  scopeFromLink,
  scopeFromSitting,
  sittingCookie,
  sittingCookieName,
} from '@/lib/auth/respondents'
import { isDatabaseAnswering } from '@/lib/db/answering'
import { toAppError } from '@/lib/db/database-errors'
import { newId } from '@/lib/db/ids'
import { practiceDb, type RespondentTx } from '@/lib/db/practice-db'
import { countAttempt } from '@/lib/db/rate-limits'
import { AppError, type AppErrorCode } from '@/lib/domain/errors'
import { formToObject, parseInput } from '@/lib/server/form-input'
import { describeError, log } from '@/lib/server/log'
import { requireOrigin } from '@/lib/server/origin'
import { readForm } from '@/lib/server/read-form'

/**
 * Who may call: `nobody` is looked up (the same page for all); `anyone`, known by a cookie or not; whoever holds a
 * `link`; whoever sits at a form opened with one (`sitting`).
 */
type Entry = 'nobody' | 'anyone' | 'link' | 'sitting'

type Held<E extends Entry, T> = E extends 'nobody' ? null : E extends 'anyone' ? T | null : T

export type RespondentCall<Facts, Input, E extends Entry> = {
  tx: Held<E, RespondentTx>
  facts: Held<E, Facts>
  /** The link was replaced, or the sitting is over. */
  isEnded: boolean
  input: Input
  /** Segments of the address, by name. */
  params: Record<string, string | string[]>
  query: URLSearchParams
  caller: Caller
}

/** What a route answers. `Page` is a view model this file never looks into. */
export type RespondentAnswer<Page> =
  | { kind: 'page'; page: Page; status?: number; isCookieCleared?: boolean }
  /** 303; with a token, the browser becomes the sitting opened by it. */
  | { kind: 'move'; to: string; token?: string }
  /** An empty page that is replaced by the neutral site; the browser's cookie is taken back, unless it is kept. */
  | { kind: 'blank'; leaveFor: string; isCookieKept?: boolean }
  | { kind: 'saved' }

export type RespondentFailure = {
  code: AppErrorCode | 'UNEXPECTED'
  requestId: string
  /** Path and query of the request. */
  address: string
  isBackground: boolean
}

/** What lib/server does not know: the rows a page needs, and how it looks. */
export type RespondentFaces<Facts, Page> = {
  /** The first thing asked of every transaction. */
  load(tx: RespondentTx): Promise<Facts>
  render(page: Page): Promise<string>
  renderBlank(): string
  /** `facts` are those read before it failed, if any. */
  answerFailure(failure: RespondentFailure, facts: Facts | null): RespondentAnswer<Page>
}

export type RespondentRoute<Facts, Input, Page, E extends Entry> = {
  /** For the log: addresses can hold secrets and stay out of it. */
  name: string
  entry: E
  /** What a POST may carry beside the assignment it names: a strict object. Absent where the body is not read. */
  input?: z.ZodType<Input>
  /** Called by the script, which looks at the status alone: it is never sent elsewhere. */
  isBackground?: boolean
  run(call: RespondentCall<Facts, Input, E>): Promise<RespondentAnswer<Page>>
}

type RouteContext = { params: Promise<Record<string, string | string[]>> }

/** Room for the longest text a page takes, many times over, so that too long a text comes back with words, not lost. */
const BODY_LIMIT = 524_288
/** With the database away, a page with clear words is out within 3 seconds. */
const ASKED_AFTER_MS = 1500
const ANSWERS_WITHIN_MS = 1000
const SERVER_FAULT = 500

const HEADERS = {
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex, nofollow',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
}

/**
 * The one maker of respondents' routes. In order: origin (POST), scope re-read from cookie or link, body and its shape,
 * the assignment it names, one transaction, then the page. Whatever goes wrong leaves as a plain page with its status;
 * what a stranger sends never ends in a 5xx.
 */
export function respondentHandler<Facts, Page, Input, E extends Entry>(
  faces: RespondentFaces<Facts, Page>,
  route: RespondentRoute<Facts, Input, Page, E>,
) {
  return async (request: Request, context: RouteContext): Promise<Response> => {
    const requestId = requestIdOf(request)
    const known: { facts: Facts | null } = { facts: null }
    try {
      return await toResponse(faces, await answer(faces, route, request, await context.params, requestId, known))
    } catch (thrown) {
      const error = toAppError(thrown)
      const code = error instanceof AppError ? error.code : 'UNEXPECTED'
      report(error, { requestId, route: `q/${route.name}` })
      const { pathname, search } = new URL(request.url)
      const failure: RespondentFailure = {
        code,
        requestId,
        address: pathname + search,
        isBackground: route.isBackground === true,
      }
      return toResponse(faces, withStatus(faces.answerFailure(failure, known.facts), code))
    }
  }
}

async function answer<Facts, Page, Input, E extends Entry>(
  faces: RespondentFaces<Facts, Page>,
  route: RespondentRoute<Facts, Input, Page, E>,
  request: Request,
  params: Record<string, string | string[]>,
  requestId: string,
  known: { facts: Facts | null },
): Promise<RespondentAnswer<Page>> {
  const isPost = request.method === 'POST'
  if (isPost) requireOrigin(request.headers)
  const found = await waitFor(findScope(route.entry, request, params, requestId))
  const assignmentId = route.entry === 'sitting' ? (found?.scope.assignmentId ?? '') : null
  const input = isPost && route.input ? await readInput(route.input, request, assignmentId) : (null as Input)
  const query = new URL(request.url).searchParams
  const caller = { address: addressOf(request), requestId }
  const run = (tx: RespondentTx | null, facts: Facts | null) =>
    route.run({ tx, facts, isEnded: found?.isEnded ?? false, input, params, query, caller } as RespondentCall<
      Facts,
      Input,
      E
    >)
  if (!found) return waitFor(run(null, null))
  const work = practiceDb(found.scope, async (tx) => {
    known.facts = await faces.load(tx)
    return run(tx, known.facts)
  })
  return waitFor(work)
}

/** Null where nobody in particular may call. */
async function findScope(entry: Entry, request: Request, params: Record<string, string | string[]>, requestId: string) {
  if (entry === 'nobody') return null
  if (entry === 'link') return findByLink(request, String(params.secret), requestId)
  const token = readCookie(request, sittingCookieName())
  const found = token ? await scopeFromSitting(token, requestId) : null
  if (!found && entry === 'sitting') throw new AppError('SIGNED_OUT', 'no sitting')
  return found
}

/** Guesses are counted by where they come from, openings by link: nobody's guessing keeps others from their form. */
async function findByLink(request: Request, secret: string, requestId: string) {
  const found = await scopeFromLink(secret, requestId)
  await countAttempt('respondent-open', found ? `link:${found.scope.assignmentId}` : addressOf(request))
  if (!found) throw new AppError('LINK_UNKNOWN')
  return found
}

/**
 * @param assignmentId the one the cookie is bound to, which the form must name; null where there is none
 */
async function readInput<Input>(
  schema: z.ZodType<Input>,
  request: Request,
  assignmentId: string | null,
): Promise<Input> {
  const { assignment, ...fields } = formToObject(await readForm(request, BODY_LIMIT))
  if (assignmentId !== null && assignment !== assignmentId) throw new AppError('FORBIDDEN', 'another assignment')
  return parseInput(schema, fields)
}

/**
 * Waits for the database, and asks after it when it takes long: a busy one is waited for, one that is away is not.
 * @throws AppError UNAVAILABLE within 3 seconds; the work may still end, and everything here can be repeated
 */
async function waitFor<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const away = new Promise<never>((_, reject) => {
    timer = setTimeout(async () => {
      if (!(await isDatabaseAnswering(ANSWERS_WITHIN_MS))) reject(new AppError('UNAVAILABLE', 'no answer'))
    }, ASKED_AFTER_MS)
  })
  work.catch(() => {})
  return Promise.race([work, away]).finally(() => clearTimeout(timer))
}

async function toResponse<Facts, Page>(
  faces: RespondentFaces<Facts, Page>,
  answered: RespondentAnswer<Page>,
): Promise<Response> {
  switch (answered.kind) {
    case 'saved':
      return new NextResponse(null, { status: 204, headers: HEADERS })
    case 'move': {
      const response = new NextResponse(null, { status: 303, headers: { ...HEADERS, Location: answered.to } })
      if (answered.token) setCookie(response, sittingCookie(answered.token))
      return response
    }
    case 'blank': {
      const response = toHtml(faces.renderBlank(), 200)
      response.headers.set('Refresh', `0;url=${answered.leaveFor}`)
      return answered.isCookieKept ? response : clearCookie(response)
    }
    case 'page': {
      const response = toHtml(await faces.render(answered.page), answered.status ?? 200)
      return answered.isCookieCleared ? clearCookie(response) : response
    }
  }
}

function toHtml(html: string, status: number): NextResponse {
  return new NextResponse(html, { status, headers: { ...HEADERS, 'Content-Type': 'text/html; charset=utf-8' } })
}

function clearCookie(response: NextResponse): NextResponse {
  return setCookie(response, clearedSittingCookie())
}

function setCookie(response: NextResponse, cookie: ReturnType<typeof sittingCookie>): NextResponse {
  response.cookies.set(cookie.name, cookie.value, cookie.options)
  return response
}

const STATUS: Partial<Record<AppErrorCode | 'UNEXPECTED', number>> = {
  SIGNED_OUT: 401,
  BAD_ORIGIN: 403,
  FORBIDDEN: 403,
  WRONG_PIN: 403,
  NOT_FOUND: 404,
  LINK_UNKNOWN: 404,
  CONFLICT: 409,
  STALE: 409,
  LINK_EXPIRED: 410,
  LINK_REVOKED: 410,
  LINK_SPENT: 410,
  LINK_REPLACED: 410,
  LINK_LOCKED: 423,
  TOO_MANY: 429,
  UNAVAILABLE: 503,
  UNEXPECTED: SERVER_FAULT,
}

function withStatus<Page>(answered: RespondentAnswer<Page>, code: AppErrorCode | 'UNEXPECTED'): RespondentAnswer<Page> {
  return answered.kind === 'page' ? { ...answered, status: STATUS[code] ?? 400 } : answered
}

function report(error: unknown, fields: { requestId: string; route: string }): void {
  if (error instanceof AppError) log.warn('refused', { ...fields, code: error.code })
  else log.error('failed', { ...fields, ...describeError(error) })
}

function requestIdOf(request: Request): string {
  const given = request.headers.get('x-request-id')
  return given && /^[0-9a-f-]{36}$/.test(given) ? given : newId(new Date())
}

/** The network address guesses are counted by: the word of the proxy in front, else one for all. */
function addressOf(request: Request): string {
  return request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || 'direct'
}

function readCookie(request: Request, name: string): string | null {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? null
}
