'use client'

import type { ComponentProps, ReactNode } from 'react'
import { Button, type ButtonLook } from '@/components/ui/button'
import { useFormState } from '@/components/ui/form-context'
import type { IconName } from '@/components/ui/icon'

export type SubmitButtonProps = {
  children: ReactNode
  /** Said while it is under way: "Sending". */
  waiting?: string
  look?: ButtonLook
  icon?: IconName
} & Omit<ComponentProps<'button'>, 'children' | 'type'>

/** Sends the surrounding form. Stays focusable while it waits; a second press does nothing. */
export function SubmitButton({ children, waiting, look = 'go', icon, ...rest }: SubmitButtonProps) {
  const { isPending } = useFormState()
  return (
    <Button {...rest} type="submit" look={look} icon={icon} aria-disabled={isPending || undefined}>
      {isPending && waiting ? waiting : children}
    </Button>
  )
}
