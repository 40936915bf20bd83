'use client'

import { signIn } from 'next-auth/react'
import { ActionForm } from '@/components/ui/action-form'
import { TextField } from '@/components/ui/field'
import { PasswordField } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ActionResult } from '@/lib/domain/action-result'
import { APP_ERROR_CODES } from '@/lib/domain/errors'
import { errorWords } from '@/lib/format/error-words'

/** E-mail and password, for people who have both. */
export function SignInForm() {
  return (
    <ActionForm action={enter} kept="">
      <TextField
        name="email"
        label="E-mail address"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
      />
      <PasswordField name="password" label="Password" autoComplete="current-password" />
      <div className="acts">
        <SubmitButton waiting="Signing in">Sign in</SubmitButton>
      </div>
    </ActionForm>
  )
}

async function enter(_previous: ActionResult | null, form: FormData): Promise<ActionResult> {
  const email = String(form.get('email') ?? '').trim()
  const password = String(form.get('password') ?? '')
  const missing = { ...(email ? {} : { email: ['Enter your e-mail address'] }) }
  const faults = password ? missing : { ...missing, password: ['Enter your password'] }
  if (Object.keys(faults).length > 0) {
    return { ok: false, code: 'BAD_INPUT', message: errorWords('BAD_INPUT'), fieldErrors: faults }
  }
  const answer = await signIn('credentials', { redirect: false, email, password })
  if (answer?.ok && answer.url?.includes('csrf=true')) {
    const message = 'This browser did not keep the cookie that signing in needs. Allow cookies here and try again.'
    return { ok: false, code: 'BAD_INPUT', message, fieldErrors: {} }
  }
  if (answer?.ok) {
    window.location.assign('/home')
    return new Promise(() => {})
  }
  const code = APP_ERROR_CODES.find((known) => known === answer?.error) ?? 'UNAVAILABLE'
  return { ok: false, code, message: errorWords(code), fieldErrors: {} }
}
