import type { ReactNode } from 'react'
import { joinClasses } from '@/components/ui/class-names'
import { Icon, type IconName } from '@/components/ui/icon'

/**
 * One thing to know on this page, in words. `isLive` for what appears after an act (announced politely); `isRisk` for
 * what was refused or lost, never for data about a person.
 */
export function Notice({
  icon = 'info',
  isRisk = false,
  isLive = false,
  actions,
  children,
}: {
  icon?: IconName
  isRisk?: boolean
  isLive?: boolean
  actions?: ReactNode
  children: ReactNode
}) {
  return (
    <div className={joinClasses('notice', isRisk && 'risk')} role={isLive ? 'status' : undefined}>
      <Icon name={isRisk ? 'alert' : icon} />
      <div>{children}</div>
      {actions ? <div className="acts">{actions}</div> : null}
    </div>
  )
}
