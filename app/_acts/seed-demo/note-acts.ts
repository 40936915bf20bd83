import 'server-only'
import { storedAt } from '@/app/_acts/seed-demo/answer-acts'
import type { DemoNote } from '@/app/_acts/seed-demo/demo-data'
import { type Act, asMember, dateOf, minutesFrom, momentOf, receiptOf, type Story } from '@/app/_acts/seed-demo/stage'
import { newId } from '@/lib/db/ids'
import { NOTE_KINDS, type NoteKind } from '@/lib/domain/notes'
import { addAddendum, saveNote, signNote, startNote } from '@/lib/notes/commands'

/**
 * What clinicians wrote of a client: begun, signed, added to. Private notes wait for what will keep them. Signing does not
 * mark anything as read here: the data says when each result was.
 */
export function planNotes(story: Story): Act[] {
  return story.client.notes.flatMap((note) => {
    const kind = NOTE_KINDS.find((known) => known === note.kind)
    return kind ? planNote(story, note, kind) : []
  })
}

function planNote(story: Story, note: DemoNote, kind: NoteKind): Act[] {
  const { stage, client } = story
  const begunAt = momentOf(stage, note.d, note.t)
  const noteId = newId(begunAt)
  const citedAt = [...client.forms, ...client.checkins]
    .filter((each) => note.cites.includes(each.id))
    .map((each) => storedAt(stage, each).getTime())
  const isCitedLate = Math.max(0, ...citedAt) > begunAt.getTime()
  const draft = { noteId, kind, heldOn: dateOf(stage, note.d), body: note.text }
  const citesOf = (isLate: boolean) => (isLate ? [] : note.cites.map((id) => receiptOf(story, id).id))
  const begin: Act = {
    at: begunAt,
    run: () =>
      asMember(stage, note.by, begunAt, async (tx) => {
        await startNote(tx, { ...draft, clientId: story.clientId, cites: citesOf(isCitedLate) })
        if (note.signed === note.d && !isCitedLate) await signNote(tx, { noteId, version: 1 })
      }),
  }
  return [begin, ...planSigning(), ...planAddenda(story, note, noteId)]

  /** A note cites what is stored: one about a form still on paper was finished once that was typed in. */
  function planSigning(): Act[] {
    if (note.signed === null || (note.signed === note.d && !isCitedLate)) return []
    const typedIn = minutesFrom(new Date(Math.max(0, ...citedAt)), 15)
    const at = isCitedLate ? typedIn : momentOf(stage, note.signed, '09:20')
    const run = () =>
      asMember(stage, note.by, at, async (tx) => {
        if (isCitedLate) await saveNote(tx, { ...draft, version: 1, cites: citesOf(false) })
        await signNote(tx, { noteId, version: isCitedLate ? 2 : 1 })
      })
    return [{ at, run }]
  }
}

function planAddenda({ stage }: Story, note: DemoNote, noteId: string): Act[] {
  return note.addenda.map((addendum) => {
    const at = momentOf(stage, addendum.d, '10:00')
    const run = async () => {
      await asMember(stage, addendum.by, at, (tx) => addAddendum(tx, { noteId, body: addendum.text }))
    }
    return { at, run }
  })
}
