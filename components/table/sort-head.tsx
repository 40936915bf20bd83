import Link from 'next/link'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'

export type SortHeadProps = {
  /** The address that sorts by this column, or turns its order. */
  href: string
  sorted: 'asc' | 'desc' | false
  children: ReactNode
}

/** A head that sorts: a real link, so that it works before any script and opens beside in a new tab. */
export function SortHead({ href, sorted, children }: SortHeadProps) {
  return (
    <Link className="sort" href={href} prefetch={false} scroll={false} replace>
      <span>
        {children}
        <span className="vh">{sorted ? ', turn the order' : ', sort by this'}</span>
      </span>
      {sorted ? <Icon name={sorted === 'asc' ? 'down' : 'up'} /> : null}
    </Link>
  )
}

/** What `aria-sort` says of a column; nothing for those that are not sorted. */
export function ariaSort(sorted: 'asc' | 'desc' | false): 'ascending' | 'descending' | undefined {
  if (sorted === 'asc') return 'ascending'
  return sorted === 'desc' ? 'descending' : undefined
}
