'use client'

import { type ReactNode, useState } from 'react'
import { FieldFrame } from '@/components/ui/field'
import { useField } from '@/components/ui/form-context'

export type PasswordFieldProps = {
  name: string
  label: ReactNode
  hint?: ReactNode
  /** `current-password` to sign in or unlock, `new-password` to choose one, `off` on a shared screen. */
  autoComplete: 'current-password' | 'new-password' | 'off'
}

/** A password that can be looked at while typing: long ones are easier to trust when seen. */
export function PasswordField({ name, label, hint, autoComplete }: PasswordFieldProps) {
  const field = useField(name, Boolean(hint))
  const [isShown, setIsShown] = useState(false)
  return (
    <FieldFrame field={field} label={label} hint={hint}>
      <div className="link-box">
        <input
          id={field.id}
          name={name}
          className="field"
          type={isShown ? 'text' : 'password'}
          autoComplete={autoComplete}
          aria-invalid={field.isInvalid}
          aria-describedby={field.describedBy}
          spellCheck={false}
          autoCapitalize="none"
        />
        <button type="button" className="btn" onClick={() => setIsShown((shown) => !shown)}>
          {isShown ? 'Hide' : 'Show'}
          <span className="vh"> what is typed</span>
        </button>
      </div>
    </FieldFrame>
  )
}
