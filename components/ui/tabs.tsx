import Link from 'next/link'

export type Tab = { href: string; label: string; count?: number; isCurrent: boolean }

/** Views of one page, each with an address; counts are plain numbers beside the words. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} prefetch={false} aria-current={tab.isCurrent ? 'page' : undefined}>
          {tab.label}
          {tab.count === undefined ? null : <span className="tn">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  )
}
