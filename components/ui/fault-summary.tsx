'use client'

import { type MouseEvent, useEffect, useRef, useState } from 'react'
import { fieldId, useFormState } from '@/components/ui/form-context'

type Fault = { name: string; words: string }

/**
 * What to put right, first thing in the form: takes the focus after each failed press, links to every field, and says
 * what was kept. Silent while nothing is wrong.
 */
export function FaultSummary() {
  const { id, result, kept } = useFormState()
  const box = useRef<HTMLDivElement>(null)
  const [faults, setFaults] = useState<Fault[]>([])

  useEffect(() => {
    if (!result || result.ok) return
    setFaults(inReadingOrder(listFaults(result.fieldErrors), box.current?.closest('form'), id))
    box.current?.focus()
  }, [result, id])

  if (!result || result.ok) return null
  return (
    <div className="faults" role="alert" tabIndex={-1} ref={box}>
      <h2>{faults.length > 0 ? countFaults(faults.length) : result.message}</h2>
      {faults.length > 0 ? (
        <ul>
          {faults.map((fault) => (
            <li key={`${fault.name} ${fault.words}`}>
              <a href={`#${fieldId(id, fault.name)}`} onClick={goToField}>
                {fault.words}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {kept ? <p className="soft">{kept}</p> : null}
    </div>
  )
}

function goToField(event: MouseEvent<HTMLAnchorElement>) {
  const field = document.getElementById(event.currentTarget.hash.slice(1))
  if (!field) return
  event.preventDefault()
  field.focus()
  field.scrollIntoView({ block: 'center' })
}

function listFaults(fieldErrors: Record<string, string[]>): Fault[] {
  return Object.entries(fieldErrors).flatMap(([name, words]) => words.map((word) => ({ name, words: word })))
}

function inReadingOrder(faults: Fault[], form: HTMLFormElement | null | undefined, formId: string): Fault[] {
  if (!form) return faults
  const ids = Array.from(form.querySelectorAll('[id]'), (element) => element.id)
  const place = (fault: Fault) => {
    const index = ids.indexOf(fieldId(formId, fault.name))
    return index < 0 ? ids.length : index
  }
  return faults.toSorted((a, b) => place(a) - place(b))
}

const COUNTS = ['Nothing', 'One thing', 'Two things', 'Three things', 'Four things', 'Five things', 'Six things']

function countFaults(count: number): string {
  return `${COUNTS[count] ?? `${count} things`} to put right`
}
