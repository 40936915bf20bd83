'use client'

import { useSyncExternalStore } from 'react'

const KEY = 'interdepend.names'
const CHANGED = 'interdepend:names'

/** Whether names are hidden on this screen, and the switch. Lasts as long as the browser tab. */
export function useHiddenNames(): { isHidden: boolean; toggle: () => void } {
  const isHidden = useSyncExternalStore(subscribe, readHidden, () => false)
  return { isHidden, toggle: toggleNames }
}

/** Hides names, or shows them again. */
export function toggleNames() {
  const isHidden = !readHidden()
  const { dataset } = document.documentElement
  if (isHidden) dataset.names = 'hidden'
  else delete dataset.names
  try {
    sessionStorage.setItem(KEY, isHidden ? 'hidden' : 'shown')
  } catch {
    // A browser that keeps nothing still hides names on this page.
  }
  window.dispatchEvent(new Event(CHANGED))
}

/** Hides names again where the boot script could not run: a page that the browser drew by itself. */
export function restoreHiddenNames() {
  try {
    if (sessionStorage.getItem(KEY) === 'hidden' && !readHidden()) toggleNames()
  } catch {
    // A browser that keeps nothing has nothing to restore.
  }
}

function readHidden(): boolean {
  return document.documentElement.dataset.names === 'hidden'
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener)
  return () => window.removeEventListener(CHANGED, listener)
}
