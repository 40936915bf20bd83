'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { LOCKING_EVENT } from '@/components/shell/idle-guard'
import type { SavedStateProps } from '@/components/ui/saved-state'
import type { FormAction } from '@/lib/domain/action-result'
import type { NoteSave } from '@/lib/domain/notes'

export type DraftContent = { body: string; kind: string; heldOn: string; cites: string[] }

export type DraftActions = {
  start: FormAction<{ noteId: string; version: number; clientId: string }>
  save: FormAction<NoteSave>
}

export type DraftPlace = { noteId: string; clientId: string; version: number | null }

const SAVE_AFTER_MS = 800
const RETRY_AFTER_MS = 4000

/**
 * Keeps a note saved as it is typed, one save at a time, each over the version it saw. A save that fails is tried
 * again; one that lost to another tab stops and gives both texts.
 */
export function useNoteDraft(place: DraftPlace, first: DraftContent, actions: DraftActions) {
  const [content, setContent] = useState(first)
  const [state, setState] = useState<SavedStateProps>({ state: 'unchanged' })
  const [overtakenBy, setOvertakenBy] = useState<string | null>(null)
  const version = useRef(place.version)
  const stored = useRef(JSON.stringify(first))
  const running = useRef<Promise<void> | null>(null)

  const push = useEffectEvent(async () => {
    const sent = JSON.stringify(content)
    if (sent === stored.current || overtakenBy !== null) return
    setState({ state: 'saving' })
    const answer = await attempt(place, content, version.current, actions)
    if (!answer) return setState({ state: 'unsaved' })
    if (!answer.ok) return setState({ state: 'unsaved', words: answer.message })
    const { value } = answer
    version.current = value.version
    if (value.outcome === 'overtaken') {
      setOvertakenBy(value.storedBody)
      return setState({ state: 'unsaved', words: 'Changed in another tab' })
    }
    stored.current = sent
    setState({ state: 'saved', at: clockTime(new Date()) })
  })

  /** Saves now; resolves when nothing more is to be saved or the save was refused. */
  const flush = useEffectEvent(async () => {
    await running.current
    running.current = push().finally(() => {
      running.current = null
    })
    await running.current
  })

  useEffect(() => {
    if (JSON.stringify(content) === stored.current) return
    const timer = setTimeout(() => void flush(), state.state === 'unsaved' ? RETRY_AFTER_MS : SAVE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [content, state])

  useEffect(() => {
    const save = () => void flush()
    const warn = (event: BeforeUnloadEvent) => {
      if (running.current || JSON.stringify(content) !== stored.current) event.preventDefault()
    }
    window.addEventListener(LOCKING_EVENT, save)
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener(LOCKING_EVENT, save)
      window.removeEventListener('beforeunload', warn)
    }
  }, [content])

  /** After another tab saved: keep this text over the other, which the writer has seen. */
  function keepMine() {
    setOvertakenBy(null)
    setState({ state: 'unsaved', words: 'Not saved yet' })
  }

  function takeTheirs() {
    const body = overtakenBy ?? ''
    stored.current = JSON.stringify({ ...content, body })
    setContent({ ...content, body })
    setOvertakenBy(null)
    setState({ state: 'unchanged' })
  }

  return {
    content,
    state,
    overtakenBy,
    version: () => version.current,
    isStored: () => JSON.stringify(content) === stored.current,
    change: (part: Partial<DraftContent>) => setContent((before) => ({ ...before, ...part })),
    flush,
    keepMine,
    takeTheirs,
  }
}

async function attempt(place: DraftPlace, content: DraftContent, version: number | null, actions: DraftActions) {
  const form = new FormData()
  form.set('noteId', place.noteId)
  form.set('kind', content.kind)
  form.set('heldOn', content.heldOn)
  form.set('body', content.body)
  for (const id of content.cites) form.append('cites', id)
  try {
    if (version !== null) {
      form.set('version', String(version))
      return await actions.save(null, form)
    }
    form.set('clientId', place.clientId)
    const begun = await actions.start(null, form)
    if (!begun.ok) return begun
    return { ok: true as const, value: { outcome: 'saved' as const, version: begun.value.version } }
  } catch {
    return null
  }
}

function clockTime(at: Date): string {
  return at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })
}
