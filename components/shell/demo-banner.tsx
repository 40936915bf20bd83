import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'

/** Above everything while the demo practice is open. `actions` may reset or remove it. */
export function DemoBanner({ actions }: { actions?: ReactNode }) {
  return (
    <aside className="demo-band" aria-label="Demo practice">
      <p>
        <Icon name="info" />
        <span>Demo practice: nothing here is real and nothing is sent. {actions}</span>
      </p>
    </aside>
  )
}

/** First in the tab order of every page. */
export function SkipLink() {
  return (
    <a className="skip" href="#main">
      Skip to content
    </a>
  )
}
