import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { currentSession } from '@/lib/auth/current-member'

/**
 * Pages before a session, and the lock: each is its own one column, with nothing around it. A device that was handed
 * over sees none of them.
 */
export default async function EntryLayout({ children }: { children: ReactNode }) {
  if ((await currentSession())?.state === 'handed-over') redirect('/in-use')
  return children
}
