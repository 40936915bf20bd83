import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'

/** A filter that lives in the address: pressed gets wash, tick and weight, and pressing again takes it away. */
export function ChipLink({ href, isOn, children }: { href: string; isOn: boolean; children: ReactNode }) {
  return (
    <Link className="chip" href={href} prefetch={false} scroll={false} aria-current={isOn ? 'true' : undefined}>
      {isOn ? <Icon name="check" /> : null}
      {children}
    </Link>
  )
}

/** The same as a button, for what is kept on the page only. */
export function Chip({ isOn, children, ...rest }: { isOn: boolean } & Omit<ComponentProps<'button'>, 'type'>) {
  return (
    <button {...rest} type="button" className="chip" aria-pressed={isOn}>
      {isOn ? <Icon name="check" /> : null}
      {children}
    </button>
  )
}

/** Filters side by side, named for those who cannot see that they belong together. */
export function Chips({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; these are links and buttons
    <div className="chips" role="group" aria-label={label}>
      {children}
    </div>
  )
}
