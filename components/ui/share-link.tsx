'use client'

import { useId } from 'react'
import { CopyButton } from '@/components/ui/copy-button'

/** An address to pass on: shown whole, selected on focus, copied by a button. */
export function ShareLink({ value, label, onCopied }: { value: string; label: string; onCopied?: () => void }) {
  const id = useId()
  return (
    <div className="stack-field">
      <label className="lab" htmlFor={id}>
        {label}
      </label>
      <div className="link-box">
        <input
          id={id}
          className="field"
          readOnly
          value={value}
          onFocus={(event) => event.currentTarget.select()}
          autoComplete="off"
        />
        <CopyButton value={value} label="Copy" onCopied={onCopied} />
      </div>
    </div>
  )
}
