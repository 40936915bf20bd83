'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { postFields } from '@/components/ui/post-form'

/** Ends the session on every copy of the server and leaves. */
export function SignOutButton({ look = 'bare' }: { look?: 'bare' | 'line' }) {
  const { press, isFaulty } = useLeaving('/sign-out')
  const words = isFaulty ? 'Not signed out; try again' : 'Sign out'
  if (look === 'line') {
    return (
      <button type="button" className="line" onClick={press}>
        {words}
      </button>
    )
  }
  return (
    <Button look="bare" onClick={press}>
      {words}
    </Button>
  )
}

/** A POST without fields that leaves this page, whatever it answers: signed out already is signed out too. */
function useLeaving(to: string) {
  const [isFaulty, setIsFaulty] = useState(false)
  async function leave() {
    try {
      const result = await postFields(to, {})
      window.location.assign(result.ok ? result.value.location : '/sign-in')
    } catch {
      setIsFaulty(true)
    }
  }
  return { press: () => void leave(), isFaulty }
}
