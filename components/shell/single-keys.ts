'use client'

import { useSyncExternalStore } from 'react'

const KEY = 'interdepend.single-keys'
const CHANGED = 'interdepend:single-keys'

/** Whether `/`, `?` and `h` do anything on this computer, and the switch (WCAG 2.1.4). */
export function useSingleKeys(): { isOn: boolean; set: (isOn: boolean) => void } {
  const isOn = useSyncExternalStore(subscribe, readOn, () => true)
  return { isOn, set: setOn }
}

function setOn(isOn: boolean) {
  try {
    localStorage.setItem(KEY, isOn ? 'on' : 'off')
  } catch {
    // A browser that keeps nothing keeps the keys on.
  }
  window.dispatchEvent(new Event(CHANGED))
}

function readOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off'
  } catch {
    return true
  }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener)
  window.addEventListener('storage', listener)
  return () => {
    window.removeEventListener(CHANGED, listener)
    window.removeEventListener('storage', listener)
  }
}
