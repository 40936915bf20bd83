'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Escape leads back, as the link beside it does. */
export function BackOnEscape({ href }: { href: string }) {
  const router = useRouter()
  useEffect(() => {
    function leave(event: KeyboardEvent) {
      if (event.key === 'Escape' && !event.defaultPrevented) router.push(href)
    }
    document.addEventListener('keydown', leave)
    return () => document.removeEventListener('keydown', leave)
  }, [router, href])
  return null
}
