import { type NextRequest, NextResponse } from 'next/server'
import { currentRequestId, refuseHandedOver } from '@/lib/auth/current-member'
import { answerNextAuth, answerSignIn, isServedByNextAuth } from '@/lib/auth/next-auth-handler'
import { AppError } from '@/lib/domain/errors'
import { failureOf, statusOf } from '@/lib/server/answer-failure'
import { requireOrigin } from '@/lib/server/origin'
import { BODY_LIMIT, callerAddress } from '@/lib/server/public-handler'
import { readForm } from '@/lib/server/read-form'

type Context = { params: Promise<{ nextauth: string[] }> }

export async function GET(request: NextRequest, context: Context): Promise<Response> {
  return answer(async (caller) => {
    const { nextauth } = await context.params
    if (!isServedByNextAuth('GET', nextauth)) throw new AppError('NOT_FOUND')
    return answerNextAuth(request, nextauth, caller)
  })
}

export async function POST(request: NextRequest, context: Context): Promise<Response> {
  return answer(async (caller) => {
    const { nextauth } = await context.params
    if (!isServedByNextAuth('POST', nextauth)) throw new AppError('NOT_FOUND')
    requireOrigin(request.headers)
    return answerSignIn(await readForm(request, BODY_LIMIT), nextauth, caller)
  })
}

async function answer(work: (caller: { address: string; requestId: string }) => Promise<Response>): Promise<Response> {
  const requestId = await currentRequestId()
  try {
    await refuseHandedOver()
    const response = await work({ address: await callerAddress(), requestId })
    response.headers.set('Cache-Control', 'no-store')
    return response
  } catch (error) {
    const failure = failureOf(error, requestId, 'api/auth')
    const headers = { 'Cache-Control': 'no-store' }
    return NextResponse.json(failure, { status: statusOf(failure.code), headers })
  }
}
