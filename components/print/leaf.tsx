import type { ReactNode } from 'react'
import type { Paper } from '@/components/print/print-view'

export type LeafProps = {
  paper: Paper
  label: string
  /** On paper it stands at the top of every sheet this part runs over. */
  head?: ReactNode
  foot?: ReactNode
  children: ReactNode
}

/** A part of a print that begins on a new sheet. On screen it is one sheet, as long as it needs to be. */
export function Leaf({ paper, label, head, foot, children }: LeafProps) {
  return (
    <section className={`leaf ${paper}`} aria-label={label}>
      {head ? <div className="leaf-head">{head}</div> : null}
      <div className="leaf-body">{children}</div>
      {foot ? (
        <div className="leaf-foot">
          <div className="end">{foot}</div>
        </div>
      ) : null}
    </section>
  )
}
