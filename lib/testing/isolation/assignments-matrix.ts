import * as assignInstrument from '@/lib/assignments/commands/assign-instrument'
import * as codes from '@/lib/assignments/commands/codes'
import * as completeAssignment from '@/lib/assignments/commands/complete-assignment'
import * as handOver from '@/lib/assignments/commands/hand-over'
import * as links from '@/lib/assignments/commands/links'
import * as saveDraft from '@/lib/assignments/commands/save-draft'
import * as sittings from '@/lib/assignments/commands/sittings'
import * as findLastMissed from '@/lib/assignments/queries/find-last-missed'
import * as getOwnAssignment from '@/lib/assignments/queries/get-own-assignment'
import * as listAsked from '@/lib/assignments/queries/list-asked'
import * as listAssignments from '@/lib/assignments/queries/list-assignments'
import * as readDraft from '@/lib/assignments/queries/read-draft'
import { asJob, asRespondent, empty, type Matrix, missing, refused } from '@/lib/testing/isolation/matrix-entry'

export const assignmentsMatrix: Matrix = {
  'assignments/commands/assign-instrument:assignInstrument': missing((tx, { ids }) =>
    assignInstrument.assignInstrument(tx, {
      clientId: ids.clientId,
      instrumentId: 'cta-40',
      via: 'shown',
      expiresInDays: 14,
      isDuplicateAccepted: true,
    }),
  ),
  'assignments/commands/codes:makeCode': missing((tx, { ids }) => codes.makeCode(tx, ids)),
  'assignments/commands/codes:spendCode': asRespondent('missing', (tx) => codes.spendCode(tx, 'K7QF2MXA')),
  'assignments/commands/complete-assignment:completeAssignment': missing((tx, { ids }) =>
    completeAssignment.completeAssignment(tx, { assignmentId: ids.assignmentId }),
  ),
  'assignments/commands/hand-over:handOverForm': missing((tx, { ids }) => handOver.handOverForm(tx, ids)),
  'assignments/commands/links:openLink': refused((tx, { ids }) => links.openLink(tx, { ...ids, expiresAt: tx.now })),
  'assignments/commands/links:revealLink': missing((tx, { ids }) => links.revealLink(tx, ids)),
  'assignments/commands/links:noteLinkCopy': missing((tx, { ids }) => links.noteLinkCopy(tx, ids)),
  'assignments/commands/links:renewLink': missing((tx, { ids }) => links.renewLink(tx, { ...ids, expiresInDays: 14 })),
  'assignments/commands/links:revokeAssignment': missing((tx, { ids }) => links.revokeAssignment(tx, ids)),
  'assignments/commands/links:revokeOpenAssignments': empty((tx, { ids }) => links.revokeOpenAssignments(tx, ids)),
  'assignments/commands/links:eraseSecret': asJob('empty', (tx, { ids }) => links.eraseSecret(tx, ids)),
  'assignments/commands/links:erasePastSecrets': empty((tx) => links.erasePastSecrets(tx)),
  'assignments/commands/save-draft:saveDraft': missing((tx, { ids }) =>
    saveDraft.saveDraft(tx, {
      assignmentId: ids.assignmentId,
      savedBy: ids.sittingId,
      values: [{ field: 'STR10', kind: 'value', value: 0 }],
      countedFields: [],
    }),
  ),
  'assignments/commands/sittings:openSitting': asRespondent('missing', (tx) => sittings.openSitting(tx)),
  'assignments/commands/sittings:tryPin': asRespondent('missing', (tx, { pin }) => sittings.tryPin(tx, pin)),
  'assignments/commands/sittings:touchSitting': asRespondent('empty', (tx, { ids }) =>
    sittings.touchSitting(tx, { id: ids.sittingId, lastSeenAt: new Date(0) }),
  ),
  'assignments/commands/sittings:leaveSitting': asRespondent('empty', (tx) => sittings.leaveSitting(tx)),
  'assignments/queries/find-last-missed:findLastMissed': empty((tx, { ids }) =>
    findLastMissed.findLastMissed(tx, ids.clientId),
  ),
  'assignments/queries/get-own-assignment:getOwnAssignment': asRespondent('missing', (tx) =>
    getOwnAssignment.getOwnAssignment(tx),
  ),
  'assignments/queries/get-own-assignment:findLastReadAt': asRespondent('empty', (tx) =>
    getOwnAssignment.findLastReadAt(tx),
  ),
  'assignments/queries/list-asked:listAsked': empty((tx, { ids }) =>
    listAsked.listAsked(tx, { clientIds: [ids.clientId], instrumentId: 'cta-10' }),
  ),
  'assignments/queries/list-assignments:listAssignments': empty((tx, { ids }) =>
    listAssignments.listAssignments(tx, ids.clientId),
  ),
  'assignments/queries/list-assignments:getAssignment': missing((tx, { ids }) =>
    listAssignments.getAssignment(tx, ids.assignmentId),
  ),
  'assignments/queries/read-draft:readDraft': empty((tx, { ids }) => readDraft.readDraft(tx, ids.assignmentId)),
}
