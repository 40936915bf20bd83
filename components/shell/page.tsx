import Link from 'next/link'
import type { ReactNode } from 'react'
import { joinClasses } from '@/components/ui/class-names'

/** The page's one main region; the skip link leads here. `isNarrow` for a page that is one form. */
export function Page({ isNarrow = false, children }: { isNarrow?: boolean; children: ReactNode }) {
  return (
    <main className={isNarrow ? 'page mid' : 'page'} id="main" tabIndex={-1}>
      {children}
    </main>
  )
}

export type PageHeadProps = {
  title: ReactNode
  /** One line of plain words under the title. */
  lead?: ReactNode
  /** Where this page belongs: a link above the title. */
  crumb?: { href: string; words: ReactNode }
  actions?: ReactNode
  /** Space below: `wide` before a ledger, `snug` before facts, `tight` before tabs. */
  space?: 'wide' | 'snug' | 'tight'
}

/** The page's name and what can be done here. */
export function PageHead({ title, lead, crumb, actions, space = 'wide' }: PageHeadProps) {
  return (
    <div className={joinClasses('head', space !== 'wide' && space)}>
      <div>
        {crumb ? (
          <p className="note">
            <Link href={crumb.href} prefetch={false}>
              {crumb.words}
            </Link>
          </p>
        ) : null}
        <h1>{title}</h1>
        {lead ? <p>{lead}</p> : null}
      </div>
      {actions ? <div className="acts">{actions}</div> : null}
    </div>
  )
}

export type SectionProps = {
  title: ReactNode
  /** Small words under the head, in the hanging margin. */
  note?: ReactNode
  id?: string
  children: ReactNode
}

/** A section: its head hangs in the margin, its content stands on the content edge. */
export function Section({ title, note, id, children }: SectionProps) {
  return (
    <section className="sec" id={id}>
      <div className="side">
        <h2>{title}</h2>
        {note ? <p className="note">{note}</p> : null}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  )
}

/** Words on the content edge with something small in the margin, without a head: the summary sentence. */
export function OpenSection({ side, children }: { side?: ReactNode; children: ReactNode }) {
  return (
    <section className="sec open">
      <div className="side">{side}</div>
      <div className="min-w-0">{children}</div>
    </section>
  )
}

/** A table's head on a ledger page: name, count, a small note at the right, over an ink rule. */
export function LedgerHead({
  title,
  count,
  note,
  isFirst = false,
}: {
  title: string
  count?: number
  note?: ReactNode
  isFirst?: boolean
}) {
  return (
    <div className={isFirst ? 'sum first' : 'sum'}>
      <h2>
        {title}
        {count === undefined ? null : (
          <>
            {' '}
            <span className="n tn">{count}</span>
          </>
        )}
      </h2>
      {note ? <span className="note">{note}</span> : null}
    </div>
  )
}

/** What must stand under every result. */
export function PageFoot({ children }: { children: ReactNode }) {
  return <p className="foot">{children}</p>
}
