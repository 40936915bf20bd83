'use server'

import { makeSheet, makeSheetInput } from '@/app/_acts/make-sheet'
import { practiceAction } from '@/lib/server/practice-action'

export const makeSheetAction = practiceAction({
  permission: 'clients:read',
  input: makeSheetInput,
  run: makeSheet,
})
