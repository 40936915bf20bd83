'use client'

import { Button } from '@/components/ui/button'

/** The browser's own print. */
export function PrintButton() {
  return (
    <Button look="go" onClick={() => window.print()}>
      Print
    </Button>
  )
}
