'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useId, useRef, useState } from 'react'
import { NoteParts } from '@/components/notes/note-parts'
import { OvertakenNotice } from '@/components/notes/overtaken-notice'
import { type DraftActions, type DraftContent, type DraftPlace, useNoteDraft } from '@/components/notes/use-note-draft'
import { Button } from '@/components/ui/button'
import { ConfirmButton } from '@/components/ui/confirm'
import { Notice } from '@/components/ui/notice'
import { SavedState } from '@/components/ui/saved-state'
import type { FormAction } from '@/lib/domain/action-result'
import { composeNote, type NoteKind, notePartsOf, splitNote } from '@/lib/domain/notes'

export type NoteEditorProps = {
  place: DraftPlace
  first: DraftContent & { kind: NoteKind }
  title: string
  /** Stored numbers and dates to insert, never a reading of them. */
  facts: string[]
  /** Results and check-ins that can be cited; signing reviews the cited ones. */
  citable: { id: string; words: string }[]
  /** The page was opened to write about one form: the pad has the cursor. */
  isWritingAtOnce?: boolean
  /** Where signing leads; the client's page where nothing is said. */
  signedHref?: string | null
  actions: DraftActions & {
    sign: FormAction<{ clientId: string }>
    discard: FormAction<{ clientId: string }>
  }
}

const TEMPLATES: { kind: NoteKind; words: string }[] = [
  { kind: 'dap', words: 'DAP' },
  { kind: 'soap', words: 'SOAP' },
  { kind: 'birp', words: 'BIRP' },
  { kind: 'plain', words: 'Plain' },
  { kind: 'contact', words: 'Contact' },
]

/** One note being written: saves itself, never overwrites another tab, and locks when it is signed. */
export function NoteEditor({
  place,
  first,
  title,
  facts,
  citable,
  isWritingAtOnce = false,
  signedHref = null,
  actions,
}: NoteEditorProps) {
  const router = useRouter()
  const fieldId = useId()
  const draft = useNoteDraft(place, first, actions)
  const [failure, setFailure] = useState<string | null>(null)
  const lastPad = useRef(0)
  const kind = draft.content.kind as NoteKind
  const texts = splitNote(kind, draft.content.body) ?? [draft.content.body]
  const story = `/clients/${place.clientId}`
  const form = useRef<HTMLFormElement>(null)

  useEffect(() => {
    if (isWritingAtOnce) form.current?.querySelector('textarea')?.focus({ preventScroll: true })
  }, [isWritingAtOnce])

  function write(index: number, text: string) {
    lastPad.current = index
    const next = texts.map((before, at) => (at === index ? text : before))
    draft.change({ body: texts.length === notePartsOf(kind).length ? composeNote(kind, next) : text })
  }

  function insert(fact: string) {
    const before = texts[lastPad.current] ?? ''
    write(lastPad.current, before === '' || before.endsWith('\n') ? `${before}${fact} ` : `${before} ${fact} `)
  }

  function chooseKind(next: NoteKind) {
    const count = Math.max(1, notePartsOf(next).length)
    const whole = texts.filter((text) => text !== '').join('\n')
    const body = composeNote(next, [whole, ...Array<string>(count - 1).fill('')])
    draft.change({ kind: next, body: whole === '' ? '' : body })
  }

  async function sign() {
    setFailure(null)
    await draft.flush()
    const version = draft.version()
    if (version === null) return setFailure('Write something before signing.')
    const form = new FormData()
    form.set('noteId', place.noteId)
    form.set('version', String(version))
    const answer = await actions.sign(null, form).catch(() => null)
    if (answer?.ok) return router.push(signedHref ?? story)
    setFailure(answer?.fieldErrors.body?.[0] ?? answer?.message ?? 'Signing did not reach the server. Try again.')
  }

  return (
    <form ref={form} className="ed" aria-label="Note" onSubmit={(event) => event.preventDefault()}>
      <header>
        <h2>{title}</h2>
        <SavedState {...draft.state} />
      </header>
      <div className="in">
        {draft.overtakenBy === null ? null : (
          <OvertakenNotice stored={draft.overtakenBy} onKeepMine={draft.keepMine} onTakeTheirs={draft.takeTheirs} />
        )}
        <div className="w spread">
          <fieldset>
            <legend className="vh">Template</legend>
            <div className="seg">
              {TEMPLATES.map((template) => (
                <label key={template.kind}>
                  <input
                    type="radio"
                    name="template"
                    checked={kind === template.kind}
                    onChange={() => chooseKind(template.kind)}
                  />
                  <span>{template.words}</span>
                </label>
              ))}
            </div>
          </fieldset>
          <label className="day-of" htmlFor={`${fieldId}-day`}>
            <span className="vh">Day the note is about</span>
            <input
              id={`${fieldId}-day`}
              className="field"
              type="date"
              required
              value={draft.content.heldOn}
              onChange={(event) => draft.change({ heldOn: event.currentTarget.value })}
            />
          </label>
        </div>
        <NoteParts kind={kind} texts={texts} facts={facts} onWrite={write} onInsert={insert} onPad={lastPad} />
        {citable.map((item) => (
          <label className="pick w" key={item.id}>
            <input
              type="checkbox"
              checked={draft.content.cites.includes(item.id)}
              onChange={(event) =>
                draft.change({ cites: toggle(draft.content.cites, item.id, event.currentTarget.checked) })
              }
            />
            <span>{item.words}</span>
          </label>
        ))}
        {failure ? (
          <Notice isRisk isLive>
            {failure}
          </Notice>
        ) : null}
      </div>
      <footer>
        <span className="note">Signing locks the note. Later words become addenda.</span>
        <span className="acts">
          {place.version === null ? null : (
            <ConfirmButton
              action={actions.discard}
              label="Discard"
              look="bare"
              title="Discard this draft?"
              words="Its text is erased and cannot be brought back."
              confirm="Discard the draft"
              isRisk
              fields={{ noteId: place.noteId, version: String(draft.version() ?? 1) }}
              onDone={() => router.push(story)}
            />
          )}
          <Button look="go" onClick={() => void sign()}>
            Sign
          </Button>
        </span>
      </footer>
    </form>
  )
}

function toggle(ids: string[], id: string, isOn: boolean): string[] {
  return isOn ? [...ids, id] : ids.filter((other) => other !== id)
}
