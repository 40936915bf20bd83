'use client'

import { type MouseEvent, type ReactNode, type ToggleEvent, useId, useRef } from 'react'

export type PopoutProps = {
  /** What stands in the button. */
  trigger: ReactNode
  /** The button's name when the trigger alone does not say it. */
  label?: string
  buttonClass?: string
  children: ReactNode
}

/** A button and what it lets down, by the browser's own popover: Escape, a press outside or a chosen link closes it. */
export function Popout({ trigger, label, buttonClass = 'btn bare', children }: PopoutProps) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)

  // Page coordinates, not window ones, so that the panel moves with what it belongs to.
  function place(event: ToggleEvent<HTMLDivElement>) {
    const box = button.current?.getBoundingClientRect()
    if (event.newState !== 'open' || !box || !panel.current) return
    const style = panel.current.style
    style.position = 'absolute'
    style.top = `${box.bottom + window.scrollY + 4}px`
    const isRightHalf = box.left + box.right > document.documentElement.clientWidth
    style.right = isRightHalf ? `${document.documentElement.clientWidth - box.right}px` : 'auto'
    style.left = isRightHalf ? 'auto' : `${box.left}px`
  }

  function closeAfterLink(event: MouseEvent<HTMLDivElement>) {
    if (event.target instanceof Element && event.target.closest('a, [data-closes]')) panel.current?.hidePopover()
  }

  return (
    <>
      <button ref={button} type="button" className={buttonClass} popoverTarget={id} aria-label={label}>
        {trigger}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the links and buttons inside are what is pressed */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link arrives here as a click */}
      <div ref={panel} id={id} popover="auto" className="popout" onBeforeToggle={place} onClick={closeAfterLink}>
        {children}
      </div>
    </>
  )
}
