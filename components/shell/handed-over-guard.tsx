'use client'

import { useEffect } from 'react'

const CHANNEL = 'interdepend.device'

/** Tells the other tabs of this browser that a client has it now. */
export function announceHandOver(): void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage('handed-over')
  channel.close()
}

/**
 * Takes a page of the practice off the screen when the device is handed over in another tab, and asks the server anew
 * for a page that the browser had kept whole. The server refuses by itself; this clears what was already drawn.
 */
export function HandedOverGuard() {
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL)
    const leave = () => {
      document.body.replaceChildren()
      window.location.replace('/in-use')
    }
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted) window.location.reload()
    }
    channel.addEventListener('message', leave)
    window.addEventListener('pageshow', onShow)
    return () => {
      channel.close()
      window.removeEventListener('pageshow', onShow)
    }
  }, [])
  return null
}
