'use client'

import { type RefObject, useId } from 'react'
import { Icon } from '@/components/ui/icon'
import { NOTE_BODY_MAX, type NoteKind, notePartsOf } from '@/lib/domain/notes'

/** The pads of a note, one per part of its template, and the facts that can be put into them. */
export function NoteParts({
  kind,
  texts,
  facts,
  onWrite,
  onInsert,
  onPad,
}: {
  kind: NoteKind
  texts: string[]
  facts: string[]
  onWrite: (index: number, text: string) => void
  onInsert: (fact: string) => void
  onPad: RefObject<number>
}) {
  const id = useId()
  const parts = notePartsOf(kind)
  const names = parts.length === texts.length ? parts.map((part) => part.name) : ['Note']
  return texts.map((text, index) => (
    <div className="w" key={names[index]}>
      <label className="lab" htmlFor={`${id}-${index}`}>
        {names[index]}
      </label>
      <textarea
        id={`${id}-${index}`}
        className="pad"
        rows={names.length === 1 ? 10 : 4}
        maxLength={NOTE_BODY_MAX}
        dir="auto"
        value={text}
        onFocus={() => {
          onPad.current = index
        }}
        onChange={(event) => onWrite(index, event.currentTarget.value)}
      />
      {index === 0 && facts.length > 0 ? <Facts facts={facts} onInsert={onInsert} /> : null}
    </div>
  ))
}

function Facts({ facts, onInsert }: { facts: string[]; onInsert: (fact: string) => void }) {
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; these are buttons */}
      <div className="fact-list" role="group" aria-label="Insert a fact">
        {facts.map((fact) => (
          <button type="button" className="ins" key={fact} onClick={() => onInsert(fact)}>
            <Icon name="plus" />
            {fact}
          </button>
        ))}
      </div>
      <p className="note pt-1">Facts only: scores and dates as stored, never a reading of them.</p>
    </>
  )
}
