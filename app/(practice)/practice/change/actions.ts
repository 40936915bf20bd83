'use server'

import { setChangeSettings, withdrawChangeSettings } from '@/lib/change-settings/commands'
import { changeFormSchema, changeScaleSchema, readChangeForm } from '@/lib/domain/change-settings'
import { practiceAction } from '@/lib/server/practice-action'

export const setChangeSettingsAction = practiceAction({
  permission: 'practice:manage',
  input: changeFormSchema,
  run: async (tx, input, member): Promise<undefined> => {
    await setChangeSettings(tx, readChangeForm(input, member.practice.locale))
  },
  revalidate: () => ['/practice/change'],
})

export const withdrawChangeSettingsAction = practiceAction({
  permission: 'practice:manage',
  input: changeScaleSchema,
  run: async (tx, input): Promise<undefined> => {
    await withdrawChangeSettings(tx, input)
  },
  revalidate: () => ['/practice/change'],
})
