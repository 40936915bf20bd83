import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { joinClasses } from '@/components/ui/class-names'
import { Icon, type IconName } from '@/components/ui/icon'

/** `go` is filled, one per view region; `plain` is outlined; `bare` is text; `risk` destroys. */
export type ButtonLook = 'go' | 'plain' | 'bare' | 'risk'

type Shared = { look?: ButtonLook; icon?: IconName; children: ReactNode }

export type ButtonProps = Shared & Omit<ComponentProps<'button'>, 'children'>

/** A button that does something here. Verb first: "Review and note", "Remind 2". */
export function Button({ look = 'plain', icon, className, children, type = 'button', ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} className={buttonClass(look, className)}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  )
}

export type LinkButtonProps = Shared & Omit<ComponentProps<typeof Link>, 'children'>

/** A link that looks like a button: it goes somewhere. Never prefetched, since opening a record is logged. */
export function LinkButton({ look = 'plain', icon, className, children, ...rest }: LinkButtonProps) {
  return (
    <Link prefetch={false} {...rest} className={buttonClass(look, className)}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </Link>
  )
}

/** Accent words at the end of a row or a sentence, with a 24 px target. */
export function ActLink({ className, children, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link prefetch={false} {...rest} className={joinClasses('act', className)}>
      {children}
    </Link>
  )
}

/** The same words when they do something here instead of going somewhere. */
export function ActButton({ className, children, type = 'button', ...rest }: ComponentProps<'button'>) {
  return (
    <button {...rest} type={type} className={joinClasses('act', className)}>
      {children}
    </button>
  )
}

/** Only an icon to see; `label` is its name for everyone else. */
export function IconButton({
  icon,
  label,
  isQuiet = true,
  className,
  ...rest
}: { icon: IconName; label: string; isQuiet?: boolean } & Omit<ComponentProps<'button'>, 'children' | 'aria-label'>) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      className={joinClasses('btn bare', isQuiet && 'quiet', className)}
    >
      <Icon name={icon} />
    </button>
  )
}

function buttonClass(look: ButtonLook, className: string | undefined): string | undefined {
  return joinClasses('btn', look !== 'plain' && look, className)
}
