import { LinkButton } from '@/components/ui/button'

export type PagerProps = {
  /** Counted from 1. */
  page: number
  pageSize: number
  total: number
  hrefFor: (page: number) => string
  label: string
}

/** "1 to 17 of 41" and the ways on and back, each saying how many come. Nothing where one page holds all. */
export function Pager({ page, pageSize, total, hrefFor, label }: PagerProps) {
  const first = (page - 1) * pageSize + 1
  const last = Math.min(page * pageSize, total)
  if (page === 1 && last >= total) return null
  return (
    <nav className="pager" aria-label={label}>
      <span className="tn">
        {first} to {last} of {total}
      </span>
      <span className="acts">
        {page > 1 ? <LinkButton href={hrefFor(page - 1)}>Previous {pageSize}</LinkButton> : null}
        {last < total ? (
          <LinkButton href={hrefFor(page + 1)}>Next {Math.min(pageSize, total - last)}</LinkButton>
        ) : null}
      </span>
    </nav>
  )
}
