'use client'

import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react'

export type DialogProps = {
  isOpen: boolean
  onClose: () => void
  className: string
  labelledBy: string
  /** The screen cover of the idle guard: neither Escape nor a press beside it closes it. */
  isFirm?: boolean
  children: ReactNode
}

/**
 * The native modal dialog: the browser keeps the focus inside and gives it back. Contents are made when first opened
 * and stay, so that closing by mistake loses nothing that was typed.
 */
export function Dialog({ isOpen, onClose, className, labelledBy, isFirm = false, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [wasOpened, setWasOpened] = useState(isOpen)
  if (isOpen && !wasOpened) setWasOpened(true)

  useEffect(() => {
    const element = dialog.current
    if (!element) return
    if (isOpen && !element.open) {
      element.showModal()
      focusInside(element)
    }
    if (!isOpen && element.open) element.close()
  }, [isOpen])

  function closeFromBackdrop(event: MouseEvent<HTMLDialogElement>) {
    if (!isFirm && event.target === dialog.current) dialog.current?.close()
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the keyboard's way out of a native dialog
    <dialog
      ref={dialog}
      className={className}
      aria-labelledby={labelledBy}
      onClose={onClose}
      onCancel={isFirm ? (event) => event.preventDefault() : undefined}
      onClick={closeFromBackdrop}
    >
      {wasOpened ? children : null}
    </dialog>
  )
}

const FIRST_FIELD = '.in :is(input:not([type="hidden"]), select, textarea), [data-first-focus]'

function focusInside(dialog: HTMLDialogElement) {
  const first = dialog.querySelector<HTMLElement>(FIRST_FIELD) ?? dialog.querySelector<HTMLElement>('h2')
  first?.focus({ preventScroll: true })
}
