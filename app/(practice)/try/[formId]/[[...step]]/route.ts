import { previewPage } from '@/app/(practice)/try/[formId]/[[...step]]/preview-page'
import { renderRespondentPage } from '@/components/respondent/render-respondent-page'
import { findAssignableForm } from '@/lib/domain/forms'
import {
  findForm,
  findStep,
  nextStep,
  previousStep,
  type RespondentForm,
  type Step,
} from '@/lib/domain/respondent-steps'
import { isOwnOrigin } from '@/lib/server/origin'
import { pageMember } from '@/lib/server/practice-loader'

type Context = { params: Promise<{ formId: string; step?: string[] }> }

const HEADERS = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }

/** Any form as the client sees it, page by page. Nothing is looked up and nothing is kept. */
export async function GET(_request: Request, context: Context): Promise<Response> {
  const member = await pageMember()
  const found = await findPlace(context)
  if (!found) return refuse(404, 'There is no such form or page.')
  return new Response(await renderRespondentPage(previewPage(found.form, found.step, member)), { headers: HEADERS })
}

/** Continue and Back move on; what was chosen is let go. */
export async function POST(request: Request, context: Context): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return refuse(403, 'This did not come from a page of ours.')
  await pageMember()
  const found = await findPlace(context)
  if (!found) return refuse(404, 'There is no such form or page.')
  const form = await request.formData().catch(() => new FormData())
  const { step } = found
  const isDone = step === 'done' || step.kind === 'review'
  const next = isDone ? 'done' : (form.get('go') === 'back' ? previousStep : nextStep)(found.form, step)
  return new Response(null, {
    status: 303,
    headers: { Location: addressOf(found.form.id, next), 'Cache-Control': 'no-store' },
  })
}

function refuse(status: number, words: string): Response {
  return new Response(words, { status, headers: HEADERS })
}

function addressOf(formId: string, step: Step | 'done'): string {
  return step === 'done' ? `/try/${formId}/done` : `/try/${formId}/${step.number}`
}

async function findPlace(context: Context): Promise<{ form: RespondentForm; step: Step | 'done' } | null> {
  const { formId, step: path = [] } = await context.params
  const version = findAssignableForm(formId)?.version
  const form = version === undefined ? null : findForm(formId, version)
  if (!form || path.length > 1) return null
  const [text = '0'] = path
  if (text === 'done') return { form, step: 'done' }
  const step = /^\d{1,3}$/.test(text) ? findStep(form, Number(text)) : null
  return step && { form, step }
}
