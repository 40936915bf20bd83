'use client'

import { useEffect } from 'react'
import { HAND_OVER_EVENT } from '@/components/shell/hand-over-event'

/**
 * Takes a page of the practice off the screen when the device is handed over in another tab, and asks the server anew
 * for a page that the browser had kept whole. The server refuses by itself; this clears what was already drawn. The tab
 * that hands over tells the others through its own channel, which alone does not hear itself.
 */
export function HandedOverGuard() {
  useEffect(() => {
    const channel = new BroadcastChannel('interdepend.device')
    const tell = () => channel.postMessage('handed-over')
    const leave = () => {
      document.body.replaceChildren()
      window.location.replace('/in-use')
    }
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted) window.location.reload()
    }
    channel.addEventListener('message', leave)
    window.addEventListener(HAND_OVER_EVENT, tell)
    window.addEventListener('pageshow', onShow)
    return () => {
      channel.close()
      window.removeEventListener(HAND_OVER_EVENT, tell)
      window.removeEventListener('pageshow', onShow)
    }
  }, [])
  return null
}
