'use server'

import {
  editCrisisContacts,
  editCrisisContactsSchema,
  editMailSender,
  editMailSenderSchema,
  editPractice,
  editPracticeSchema,
  editReminders,
  editRemindersSchema,
} from '@/lib/practices/commands'
import { practiceAction } from '@/lib/server/practice-action'

export const editPracticeAction = practiceAction({
  permission: 'practice:manage',
  input: editPracticeSchema,
  run: async (tx, input): Promise<undefined> => {
    await editPractice(tx, input)
  },
  revalidate: () => ['/practice'],
})

export const editCrisisContactsAction = practiceAction({
  permission: 'practice:manage',
  input: editCrisisContactsSchema,
  run: async (tx, input): Promise<undefined> => {
    await editCrisisContacts(tx, input)
  },
  revalidate: () => ['/practice'],
})

export const editMailSenderAction = practiceAction({
  permission: 'practice:manage',
  input: editMailSenderSchema,
  run: async (tx, input): Promise<undefined> => {
    await editMailSender(tx, input)
  },
  revalidate: () => ['/practice'],
})

export const editRemindersAction = practiceAction({
  permission: 'practice:manage',
  input: editRemindersSchema,
  run: async (tx, input): Promise<undefined> => {
    await editReminders(tx, input)
  },
  revalidate: () => ['/practice'],
})
