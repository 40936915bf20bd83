import type { ReactNode } from 'react'
import { HandedOverGuard } from '@/components/shell/handed-over-guard'
import { IdleGuard } from '@/components/shell/idle-guard'
import { pageMember } from '@/lib/server/practice-loader'

/** Around what a client looks at too: no masthead, no way to another file, and the screen still locks by itself. */
export default async function TogetherLayout({ children }: { children: ReactNode }) {
  const { practice } = await pageMember()
  return (
    <>
      {children}
      <HandedOverGuard />
      <IdleGuard hasPassword={!practice.isDemo} />
    </>
  )
}
