'use client'

import { useState } from 'react'
import { Button, type ButtonLook } from '@/components/ui/button'

export type CopyButtonProps = {
  /** What is copied, or how to get it when that is itself an act (revealing a link is logged). */
  value: string | (() => Promise<string>)
  label: string
  copied?: string
  look?: ButtonLook
  onCopied?: () => void
}

type Outcome = 'none' | 'copied' | 'refused'

/** Copies and says so. Where the browser refuses, says that too, so that nobody pastes yesterday's words. */
export function CopyButton({ value, label, copied = 'Copied', look = 'plain', onCopied }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome>('none')

  async function copy() {
    try {
      await writeClipboard(typeof value === 'string' ? value : await value())
      setOutcome('copied')
      onCopied?.()
    } catch {
      setOutcome('refused')
    }
  }

  return (
    <>
      <Button look={look} icon={outcome === 'copied' ? 'check' : 'copy'} onClick={() => void copy()}>
        {label}
      </Button>
      <span role="status" className={outcome === 'refused' ? 'fault' : 'note'}>
        {outcome === 'copied' ? copied : null}
        {outcome === 'refused' ? 'Your browser did not allow copying. Select the words and copy them by hand.' : null}
      </span>
    </>
  )
}

/** The clipboard needs https or a loopback address; elsewhere a selection is copied the old way. */
async function writeClipboard(text: string) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  const holder = document.createElement('textarea')
  holder.value = text
  holder.setAttribute('readonly', '')
  holder.className = 'vh'
  document.body.append(holder)
  holder.select()
  const isCopied = document.execCommand('copy')
  holder.remove()
  if (!isCopied) throw new Error('copy refused')
}
