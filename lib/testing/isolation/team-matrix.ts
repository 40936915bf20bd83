import * as transferCaseload from '@/lib/clients/commands/transfer-caseload'
import * as practiceCommands from '@/lib/practices/commands'
import * as practiceQueries from '@/lib/practices/queries'
import * as teamCommands from '@/lib/team/commands'
import * as teamQueries from '@/lib/team/queries'
import { empty, type Matrix, missing, own } from '@/lib/testing/isolation/matrix-entry'

const settings = {
  name: 'Magpie',
  timeZone: 'Europe/London',
  country: 'GB',
  locale: 'en-GB' as const,
  readingPromiseDays: 3,
  quickExitUrl: 'https://www.bbc.co.uk/weather',
  isPinDefault: true,
}

export const teamMatrix: Matrix = {
  'clients/commands/transfer-caseload:transferCaseload': empty((tx, theirs) =>
    transferCaseload.transferCaseload(tx, { fromId: theirs.owner.membershipId, toId: tx.scope.membershipId }),
  ),
  'practices/commands:editCrisisContacts': own((tx) => practiceCommands.editCrisisContacts(tx, null)),
  'practices/commands:editMailSender': own((tx) =>
    practiceCommands.editMailSender(tx, { mailSenderName: '', mailSenderAddress: '' }),
  ),
  'practices/commands:editPractice': own((tx) => practiceCommands.editPractice(tx, settings)),
  'practices/commands:editReminders': own((tx) =>
    practiceCommands.editReminders(tx, { reminderCount: 1, reminderAfterDays: 3, reminderAt: '09:30' }),
  ),
  'practices/queries:readPracticeSettings': own((tx) => practiceQueries.readPracticeSettings(tx)),
  'team/commands:changeOwnProfile': own((tx) => teamCommands.changeOwnProfile(tx, { name: 'Magpie', title: '' })),
  'team/commands:changeRole': missing((tx, { owner }) =>
    teamCommands.changeRole(tx, { memberId: owner.membershipId, role: 'clinician' }),
  ),
  'team/commands:deactivateMember': missing((tx, { clinician }) =>
    teamCommands.deactivateMember(tx, { memberId: clinician.membershipId, heirId: tx.scope.membershipId }),
  ),
  // Somebody else's colleague may be invited: an address says nothing of who uses it elsewhere.
  'team/commands:inviteColleague': own((tx, { clinician }) =>
    teamCommands.inviteColleague(tx, { email: clinician.email, name: '', role: 'clinician' }),
  ),
  'team/commands:withdrawInvitation': missing((tx, { ids }) => teamCommands.withdrawInvitation(tx, ids)),
  'team/queries:listInvitations': own((tx) => teamQueries.listInvitations(tx)),
  'team/queries:listTeam': own((tx) => teamQueries.listTeam(tx)),
  'team/queries:readOwnProfile': own((tx) => teamQueries.readOwnProfile(tx)),
}
