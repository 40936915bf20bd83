import type { ReactNode } from 'react'
import { Icon, type IconName } from '@/components/ui/icon'

/**
 * A page outside the practice: sign in, set up, join. One column, no navigation, no names. `isBroad` for more than a
 * few fields.
 */
export function Door({
  title,
  words,
  isBroad = false,
  children,
}: {
  title: string
  words?: ReactNode
  isBroad?: boolean
  children: ReactNode
}) {
  return (
    <main className={isBroad ? 'lock door broad' : 'lock door'} id="main">
      <div>
        <p className="word mb-8">Interdepend</p>
        <h1>{title}</h1>
        {words ? <div className="said">{words}</div> : <div className="mb-6" />}
        {children}
      </div>
    </main>
  )
}

/** A locked screen: no name, no practice, one field. */
export function LockedPage({
  title = 'This screen is locked',
  words,
  icon = 'lock',
  children,
}: {
  title?: string
  words: ReactNode
  icon?: IconName
  children: ReactNode
}) {
  return (
    <main className="lock" id="main">
      <div>
        <p className="mark">
          <Icon name={icon} big />
        </p>
        <h1>{title}</h1>
        <div className="said">{words}</div>
        {children}
      </div>
    </main>
  )
}
