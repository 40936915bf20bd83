import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'

/** A disclosure in plain HTML. The summary says what is inside, so that nobody opens it to find out. */
export function Details({
  summary,
  isOpen = false,
  children,
}: {
  summary: ReactNode
  isOpen?: boolean
  children: ReactNode
}) {
  return (
    <details open={isOpen}>
      <summary>
        <Icon name="chevron" />
        {summary}
      </summary>
      <div className="pt-2">{children}</div>
    </details>
  )
}

/** What a safety review keeps folded: the same height and tone as any other row; showing is an act of its own (logged). */
export function Folded({ show, words = 'Folded.' }: { show: ReactNode; words?: string }) {
  return (
    <span className="soft">
      {words} {show}
    </span>
  )
}

/** A block kept folded, with its reason. */
export function FoldBlock({ children }: { children: ReactNode }) {
  return <div className="fold">{children}</div>
}
