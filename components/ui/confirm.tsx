'use client'

import { type ReactNode, useId, useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { ActButton, Button, type ButtonLook } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { HiddenField } from '@/components/ui/field'
import type { IconName } from '@/components/ui/icon'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/domain/action-result'

export type ConfirmButtonProps<T> = {
  action: FormAction<T>
  /** On the page: "Archive". */
  label: ReactNode
  /** The question, naming what it is about: "Archive Maren Holt?" */
  title: ReactNode
  /** What will happen, and whether it can be undone. */
  words?: ReactNode
  /** The button that does it, with its verb: "Archive". */
  confirm: string
  waiting?: string
  fields?: Record<string, string>
  look?: ButtonLook | 'act'
  icon?: IconName
  isRisk?: boolean
  onDone?: (value: T) => void
  /** Further fields: a reason. */
  children?: ReactNode
}

/** Asks once, naming what it will do, then does it. The safe way out comes second and has the Escape key. */
export function ConfirmButton<T>({
  action,
  label,
  title,
  words,
  confirm,
  waiting,
  fields = {},
  look = 'plain',
  icon,
  isRisk = false,
  onDone,
  children,
}: ConfirmButtonProps<T>) {
  const titleId = useId()
  const [isOpen, setIsOpen] = useState(false)
  const open = () => setIsOpen(true)
  const close = () => setIsOpen(false)
  function finish(value: T) {
    close()
    onDone?.(value)
  }
  return (
    <>
      {look === 'act' ? (
        <ActButton onClick={open} aria-haspopup="dialog">
          {label}
        </ActButton>
      ) : (
        <Button look={look} icon={icon} onClick={open} aria-haspopup="dialog">
          {label}
        </Button>
      )}
      <Dialog isOpen={isOpen} onClose={close} className="confirm" labelledBy={titleId}>
        <h2 id={titleId} tabIndex={-1}>
          {title}
        </h2>
        {words ? <div className="said">{words}</div> : null}
        <ActionForm action={action} onDone={finish} kept="Nothing was changed." isResetWhenDone>
          {Object.entries(fields).map(([name, value]) => (
            <HiddenField key={name} name={name} value={value} />
          ))}
          {children}
          <div className="acts">
            <SubmitButton look={isRisk ? 'risk' : 'go'} waiting={waiting}>
              {confirm}
            </SubmitButton>
            <Button look="bare" onClick={close}>
              Cancel
            </Button>
          </div>
        </ActionForm>
      </Dialog>
    </>
  )
}
