import type { APIRequestContext, APIResponse } from 'playwright/test'

/** A browser without a screen: cookies of its own, forms filled by hand, anything sent that a browser never would. */
export type Visitor = {
  get(path: string): Promise<Answer>
  post(path: string, fields: Fields, options?: PostOptions): Promise<Answer>
  /** Sends the first form of a page whose button has these words, with changes to what it holds. */
  press(answer: Answer, words: string, changes?: Fields): Promise<Answer>
}

export type Answer = { status: number; body: string; location: string; path: string; headers: Record<string, string> }
export type Fields = Record<string, string | string[]>
export type PostOptions = { origin?: string | null; contentType?: string; raw?: string }

export function makeVisitor(request: APIRequestContext, origin: string): Visitor {
  const read = async (path: string, sent: Promise<APIResponse>): Promise<Answer> => {
    const answer = await sent
    const headers = answer.headers()
    return { status: answer.status(), body: await answer.text(), location: headers.location ?? '', path, headers }
  }
  const get = (path: string) => read(path, request.get(path, { maxRedirects: 0 }))
  const post = (path: string, fields: Fields, options: PostOptions = {}) => {
    const from = options.origin === undefined ? origin : options.origin
    const headers = {
      ...(from === null ? {} : { Origin: from }),
      'Content-Type': options.contentType ?? 'application/x-www-form-urlencoded',
    }
    return read(path, request.post(path, { data: options.raw ?? encode(fields), headers, maxRedirects: 0 }))
  }
  const press = async (answer: Answer, words: string, changes: Fields = {}) => {
    const form = readForms(answer.body).find((each) => each.buttons.some((button) => button.includes(words)))
    if (!form) throw new Error(`no form with "${words}" on ${answer.path} (${answer.status})`)
    return post(form.action, { ...form.fields, ...changes })
  }
  return { get, post, press }
}

/** Follows what an answer points to, as a browser does after a POST. */
export async function follow(visitor: Visitor, answer: Answer): Promise<Answer> {
  return answer.status >= 300 && answer.status < 400 ? visitor.get(answer.location) : answer
}

/** Opens a link and stops at the page behind the button. */
export async function open(visitor: Visitor, secret: string): Promise<Answer> {
  return follow(visitor, await visitor.press(await visitor.get(`/q/${secret}`), 'Open the form'))
}

/** The hidden field that says for which assignment a page is. */
export function assignmentOf(answer: Answer): string {
  return /name="assignment" value="([^"]+)"/.exec(answer.body)?.[1] ?? ''
}

type PageForm = { action: string; fields: Fields; buttons: string[] }

function readForms(html: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head = '', inside = '']) => ({
    action: (/action="([^"]*)"/.exec(head)?.[1] ?? '').replaceAll('&amp;', '&'),
    fields: Object.fromEntries(
      [...inside.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        value,
      ]),
    ),
    buttons: [...inside.matchAll(/<button\b[^>]*>([\s\S]*?)<\/button>/g)].map(([, words = '']) => words),
  }))
}

function encode(fields: Fields): string {
  const body = new URLSearchParams()
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) body.append(name, value)
  return body.toString()
}
