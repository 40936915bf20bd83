import type { ReactNode } from 'react'

/** Pages before a session, and the lock: each is its own one column, with nothing around it. */
export default function EntryLayout({ children }: { children: ReactNode }) {
  return children
}
