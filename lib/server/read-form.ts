import 'server-only'
import { AppError } from '@/lib/domain/errors'

const FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i

/**
 * The form a request carries. Reading stops at the limit, whatever length the request claims to have.
 * @param limitBytes the longest body that is read
 * @throws AppError BAD_INPUT when the body is not a form, is malformed or too long
 */
export async function readForm(request: Request, limitBytes: number): Promise<FormData> {
  const type = request.headers.get('content-type') ?? ''
  if (!FORM.test(type)) throw new AppError('BAD_INPUT', 'not a form')
  const body = await readLimited(request, limitBytes)
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => null)
  if (!form) throw new AppError('BAD_INPUT', 'malformed form')
  return form
}

async function readLimited(request: Request, limitBytes: number): Promise<ArrayBuffer> {
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) throw new AppError('BAD_INPUT', 'too long')
  const parts: Uint8Array<ArrayBuffer>[] = []
  const reader = request.body?.getReader()
  let length = 0
  for (let part = await next(reader); part; part = await next(reader)) {
    length += part.byteLength
    if (length > limitBytes) {
      await reader?.cancel()
      throw new AppError('BAD_INPUT', 'too long')
    }
    parts.push(part)
  }
  return new Blob(parts).arrayBuffer()
}

async function next(reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> | undefined) {
  const part = await reader?.read().catch(() => {
    throw new AppError('BAD_INPUT', 'broken off')
  })
  return part?.value
}
