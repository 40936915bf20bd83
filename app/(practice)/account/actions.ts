'use server'

import { setNoticesSchema, setOwnNotices } from '@/lib/notices/commands/set-notices'
import { practiceAction } from '@/lib/server/practice-action'
import { changeOwnProfile, ownProfileSchema } from '@/lib/team/commands'

export const changeOwnProfileAction = practiceAction({
  permission: 'account:own',
  input: ownProfileSchema,
  run: async (tx, input): Promise<undefined> => {
    await changeOwnProfile(tx, input)
  },
  revalidate: () => ['/account'],
})

export const setNoticesAction = practiceAction({
  permission: 'account:own',
  input: setNoticesSchema,
  run: async (tx, input): Promise<undefined> => {
    await setOwnNotices(tx, input)
  },
  revalidate: () => ['/account'],
})
