import type { ReactNode } from 'react'
import { PageHead } from '@/components/shell/page'
import { Tabs } from '@/components/ui/tabs'

/** The head of the practice's pages. */
export function PracticeHead({
  name,
  current,
  actions,
}: {
  name: string
  current: 'settings' | 'change' | 'library' | 'team' | 'outbox'
  actions?: ReactNode
}) {
  return (
    <>
      <PageHead title={<span className="wrap-anywhere">{name}</span>} space="tight" actions={actions} />
      <Tabs
        label="The practice"
        tabs={[
          { href: '/practice', label: 'Settings', isCurrent: current === 'settings' },
          { href: '/practice/change', label: 'Change', isCurrent: current === 'change' },
          { href: '/practice/library', label: 'Library', isCurrent: current === 'library' },
          { href: '/practice/team', label: 'Team', isCurrent: current === 'team' },
          { href: '/practice/outbox', label: 'Outbox', isCurrent: current === 'outbox' },
        ]}
      />
    </>
  )
}
