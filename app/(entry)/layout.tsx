import type { ReactNode } from 'react'

/** Pages before a session, and the lock: one column, nothing around it. */
export default function EntryLayout({ children }: { children: ReactNode }) {
  return <main id="main">{children}</main>
}
