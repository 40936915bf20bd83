'use server'

import { reviewCited } from '@/app/_acts/review-cited'
import {
  addAddendum,
  addendumInput,
  discardNote,
  noteVersionInput,
  saveNote,
  saveNoteInput,
  signNote,
  startNote,
  startNoteInput,
} from '@/lib/notes/commands'
import { practiceAction } from '@/lib/server/practice-action'

const storyOf = (value: { clientId: string }) => [`/clients/${value.clientId}`]

export const startNoteAction = practiceAction({
  permission: 'notes:write',
  input: startNoteInput,
  run: startNote,
})

export const saveNoteAction = practiceAction({
  permission: 'notes:write',
  input: saveNoteInput,
  run: saveNote,
})

export const signNoteAction = practiceAction({
  permission: 'notes:write',
  input: noteVersionInput,
  run: async (tx, input) => {
    const signed = await signNote(tx, input)
    await reviewCited(tx, signed)
    return { clientId: signed.clientId }
  },
  revalidate: (_input, value) => [...storyOf(value), '/caseload', '/to-read'],
})

export const addAddendumAction = practiceAction({
  permission: 'notes:write',
  input: addendumInput,
  run: addAddendum,
  revalidate: (_input, value) => storyOf(value),
})

export const discardNoteAction = practiceAction({
  permission: 'notes:write',
  input: noteVersionInput,
  run: discardNote,
  revalidate: (_input, value) => storyOf(value),
})
