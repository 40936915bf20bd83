import type { ReactNode } from 'react'

/**
 * Nothing here yet, and what happens next: a serif line, a sentence, one action, up to three steps. `level` is the
 * heading's level; `isInset` inside a section that already stands on the content edge.
 */
export function Empty({
  title,
  level = 2,
  isInset = false,
  children,
  action,
  steps,
}: {
  title: string
  level?: 2 | 3
  isInset?: boolean
  children?: ReactNode
  action?: ReactNode
  steps?: string[]
}) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className={isInset ? 'empty inset' : 'empty'}>
      <Heading>{title}</Heading>
      {children ? <p>{children}</p> : null}
      {action}
      {steps && steps.length > 0 ? (
        <ol className="steps">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      ) : null}
    </div>
  )
}
