'use client'

import { createContext, type ReactNode, use, useId, useMemo, useState } from 'react'
import { ActionForm, type ActionFormProps } from '@/components/ui/action-form'
import { Button, type ButtonLook, IconButton } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FaultSummary } from '@/components/ui/fault-summary'
import type { IconName } from '@/components/ui/icon'

type SheetState = { close: () => void }

const SheetContext = createContext<SheetState>({ close: () => undefined })

/** Lets what stands in a sheet close it. */
export function useSheet(): SheetState {
  return use(SheetContext)
}

export type SheetProps = { isOpen: boolean; onClose: () => void; title: ReactNode; children: ReactNode }

/** From the right, 640 px, the whole width on a phone. Holds a SheetForm, or a SheetBody and a SheetFoot. */
export function Sheet({ isOpen, onClose, title, children }: SheetProps) {
  const titleId = useId()
  const state = useMemo(() => ({ close: onClose }), [onClose])
  return (
    <Dialog isOpen={isOpen} onClose={onClose} className="sheet" labelledBy={titleId}>
      <div className="sheet-head">
        <h2 id={titleId} tabIndex={-1}>
          {title}
        </h2>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </div>
      <SheetContext value={state}>{children}</SheetContext>
    </Dialog>
  )
}

export type SheetButtonProps = {
  label: ReactNode
  title?: ReactNode
  look?: ButtonLook
  icon?: IconName
  className?: string
  children: ReactNode
}

/** A button and the sheet it opens. */
export function SheetButton({ label, title, look, icon, className, children }: SheetButtonProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button look={look} icon={icon} className={className} aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        {label}
      </Button>
      <Sheet isOpen={isOpen} onClose={() => setIsOpen(false)} title={title ?? label}>
        {children}
      </Sheet>
    </>
  )
}

/** What scrolls. */
export function SheetBody({ children }: { children: ReactNode }) {
  return (
    <div className="in">
      <FaultSummary />
      {children}
    </div>
  )
}

/** What stays in sight: the actions, and one note at the right. */
export function SheetFoot({ children }: { children: ReactNode }) {
  return <div className="sheet-foot">{children}</div>
}

export type SheetFormProps<T> = Omit<ActionFormProps<T>, 'className' | 'hasOwnSummary'> & {
  foot: ReactNode
  isClosedWhenDone?: boolean
}

/** A form that fills a sheet: fields scroll, actions stay, success closes it and empties it. */
export function SheetForm<T>({
  foot,
  children,
  onDone,
  isClosedWhenDone = true,
  isResetWhenDone = true,
  layout = 'rows',
  ...rest
}: SheetFormProps<T>) {
  const { close } = useSheet()
  function finish(value: T) {
    onDone?.(value)
    if (isClosedWhenDone) close()
  }
  return (
    <ActionForm {...rest} layout={layout} isResetWhenDone={isResetWhenDone} hasOwnSummary onDone={finish}>
      <SheetBody>{children}</SheetBody>
      <SheetFoot>{foot}</SheetFoot>
    </ActionForm>
  )
}
