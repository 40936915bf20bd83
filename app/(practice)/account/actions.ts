'use server'

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
