'use server'

import { deactivateColleague } from '@/app/_acts/deactivate-colleague'
import { toInvitationFacts } from '@/app/(practice)/practice/team/invitation-facts'
import { practiceAction } from '@/lib/server/practice-action'
import {
  changeRole,
  changeRoleSchema,
  deactivateSchema,
  inviteColleague,
  inviteSchema,
  withdrawInvitation,
  withdrawInvitationSchema,
} from '@/lib/team/commands'

const TEAM = '/practice/team'

export const inviteAction = practiceAction({
  permission: 'team:manage',
  input: inviteSchema,
  run: async (tx, input, member) => toInvitationFacts(await inviteColleague(tx, input), input.email, member.practice),
  revalidate: () => [TEAM],
})

export const withdrawInvitationAction = practiceAction({
  permission: 'team:manage',
  input: withdrawInvitationSchema,
  run: async (tx, input): Promise<undefined> => {
    await withdrawInvitation(tx, input)
  },
  revalidate: () => [TEAM],
})

export const changeRoleAction = practiceAction({
  permission: 'team:manage',
  input: changeRoleSchema,
  run: async (tx, input): Promise<undefined> => {
    await changeRole(tx, input)
  },
  revalidate: () => [TEAM],
})

export const deactivateAction = practiceAction({
  permission: 'team:manage',
  input: deactivateSchema,
  run: (tx, input) => deactivateColleague(tx, input),
  revalidate: () => [TEAM, '/caseload'],
})
