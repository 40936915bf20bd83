'use client'

import { useEffect, useRef } from 'react'
import { Button, LinkButton } from '@/components/ui/button'
import { APP_ERROR_CODES } from '@/lib/domain/errors'
import { errorWords } from '@/lib/format/error-words'

export type FailedPageProps = { error: unknown; retry: () => void }

/** A page that could not be read: why in words, or a number to report. Never an empty table. */
export function FailedPage({ error, retry }: FailedPageProps) {
  const head = useRef<HTMLHeadingElement>(null)
  const digest = digestOf(error)
  const code = APP_ERROR_CODES.find((known) => known === digest)
  useEffect(() => head.current?.focus(), [])
  return (
    <div className="empty" role="alert">
      <h1 ref={head} tabIndex={-1}>
        {code ? 'This page could not be read' : 'Something went wrong'}
      </h1>
      <p>{code ? errorWords(code) : unexpected(digest)}</p>
      <div className="acts">
        <Button look="go" onClick={() => retry()}>
          Try again
        </Button>
        <LinkButton href="/caseload">Go to the caseload</LinkButton>
      </div>
    </div>
  )
}

function unexpected(digest: string): string {
  if (digest) return `Nothing was changed. If it happens again, report this number: ${digest}`
  return 'Nothing was changed. Try again; if it happens again, report what you were doing.'
}

function digestOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'digest' in error ? String(error.digest) : ''
}
