'use server'

import {
  addEvent,
  addEventInput,
  changeEvent,
  changeEventInput,
  eventInput,
  removeEvent,
  restoreEvent,
} from '@/lib/events/commands'
import { practiceAction } from '@/lib/server/practice-action'

const page = (_input: unknown, { clientId }: { clientId: string }) => [`/clients/${clientId}`]

export const addEventAction = practiceAction({
  permission: 'clients:write',
  input: addEventInput,
  run: addEvent,
  revalidate: page,
})

export const changeEventAction = practiceAction({
  permission: 'clients:write',
  input: changeEventInput,
  run: changeEvent,
  revalidate: page,
})

export const removeEventAction = practiceAction({
  permission: 'clients:write',
  input: eventInput,
  run: removeEvent,
  revalidate: page,
})

export const restoreEventAction = practiceAction({
  permission: 'clients:write',
  input: eventInput,
  run: restoreEvent,
  revalidate: page,
})
