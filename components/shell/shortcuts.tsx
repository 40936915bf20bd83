'use client'

import { useEffect, useEffectEvent, useId, useState } from 'react'
import { restoreHiddenNames, toggleNames } from '@/components/shell/hidden-names'
import { useSingleKeys } from '@/components/shell/single-keys'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { KeyMark } from '@/components/ui/key-mark'

const KEYS = [
  { key: '/', words: 'Find a client' },
  { key: 'h', words: 'Hide names on this screen, or show them again' },
  { key: '?', words: 'This list' },
]

const ASKED = 'interdepend:list-keys'

/** A menu line that opens the list of keys, also when single keys are off. */
export function ListKeysLine() {
  return (
    <button type="button" className="line" data-closes="" onClick={() => window.dispatchEvent(new Event(ASKED))}>
      Keys
      <KeyMark name="?" />
    </button>
  )
}

/** The switch, for the list of keys and the account page. */
export function SingleKeysSwitch() {
  const { isOn, set } = useSingleKeys()
  return (
    <label className="pick">
      <input type="checkbox" checked={isOn} onChange={(event) => set(event.currentTarget.checked)} />
      <span>
        Single keys work on this computer
        <span className="note">They stay silent while you type.</span>
      </span>
    </label>
  )
}

/** The single keys of the practice's pages and the list of them. Silent while someone types or a dialog is open. */
export function Shortcuts() {
  const { isOn } = useSingleKeys()
  const [isOpen, setIsOpen] = useState(false)
  const titleId = useId()

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!isOn || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (event.target instanceof Element && event.target.closest(TYPING)) return
    if (document.querySelector('dialog[open]')) return
    if (event.key === '/') goToFind(event)
    if (event.key === 'h' && !event.repeat) toggleNames()
    if (event.key === '?') setIsOpen(true)
  })
  useEffect(restoreHiddenNames, [])
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    const open = () => setIsOpen(true)
    document.addEventListener('keydown', listen)
    window.addEventListener(ASKED, open)
    return () => {
      document.removeEventListener('keydown', listen)
      window.removeEventListener(ASKED, open)
    }
  }, [])

  return (
    <Dialog isOpen={isOpen} onClose={() => setIsOpen(false)} className="confirm" labelledBy={titleId}>
      <h2 id={titleId} tabIndex={-1}>
        Keys
      </h2>
      <dl className="keys">
        {KEYS.map(({ key, words }) => (
          <div key={key} className="contents">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <SingleKeysSwitch />
      <div className="acts">
        <Button onClick={() => setIsOpen(false)}>Close</Button>
      </div>
    </Dialog>
  )
}

const TYPING = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]'

function goToFind(event: KeyboardEvent) {
  const boxes = document.querySelectorAll<HTMLInputElement>('[data-find-client]')
  const seen = Array.from(boxes).find((box) => box.checkVisibility())
  if (!seen) return
  event.preventDefault()
  seen.focus()
  seen.select()
}
