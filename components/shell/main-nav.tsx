'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'

export type NavItem = { href: string; label: string /** Further addresses that belong to it. */; also?: string[] }

export const MAIN_NAV: NavItem[] = [
  { href: '/', label: 'Home' },
  { href: '/caseload', label: 'Caseload', also: ['/clients'] },
  { href: '/check-ins', label: 'Check-ins' },
  { href: '/practice', label: 'Practice' },
]

/** The four places. On a phone the same links stand in the menu (`isMenu`). */
export function MainNav({ items = MAIN_NAV, isMenu = false }: { items?: NavItem[]; isMenu?: boolean }) {
  const pathname = usePathname()
  const links = items.map((item) => (
    <Link
      key={item.href}
      href={item.href}
      prefetch={false}
      className={isMenu ? 'line' : undefined}
      aria-current={isHere(item, pathname) ? 'page' : undefined}
    >
      {item.label}
    </Link>
  ))
  if (isMenu) return <nav aria-label="Main">{links}</nav>
  return (
    <nav className="only-l" aria-label="Main">
      <ul>
        {links.map((link) => (
          <li key={link.key}>{link}</li>
        ))}
      </ul>
    </nav>
  )
}

function isHere(item: NavItem, pathname: string): boolean {
  if (item.href === '/') return pathname === '/'
  return [item.href, ...(item.also ?? [])].some((start) => pathname === start || pathname.startsWith(`${start}/`))
}
