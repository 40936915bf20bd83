import { sql } from '@/lib/db/sql'
import * as dispatchMessage from '@/lib/messages/commands/dispatch-message'
import * as markSent from '@/lib/messages/commands/mark-sent'
import * as queueMessage from '@/lib/messages/commands/queue-message'
import * as recheckHeld from '@/lib/messages/commands/recheck-held'
import * as remind from '@/lib/messages/commands/remind'
import * as remindNow from '@/lib/messages/commands/remind-now'
import * as tellSent from '@/lib/messages/commands/tell-sent'
import * as queries from '@/lib/messages/queries'
import { asJob, empty, type Matrix, missing, own, refused } from '@/lib/testing/isolation/matrix-entry'
import { inPractice } from '@/lib/testing/practice-fixture'

export const messagesMatrix: Matrix = {
  'messages/commands/dispatch-message:claimMessage': asJob('empty', (tx, { ids }) =>
    dispatchMessage.claimMessage(tx, { messageId: ids.messageId, isMailOn: true }),
  ),
  'messages/commands/dispatch-message:noteHandOver': asJob('refused', (tx, { ids }) =>
    dispatchMessage.noteHandOver(tx, { messageId: ids.messageId, claimId: ids.linkId }),
  ),
  'messages/commands/dispatch-message:settleMessage': asJob('empty', (tx, { ids }) =>
    dispatchMessage.settleMessage(tx, {
      messageId: ids.messageId,
      claimId: ids.linkId,
      outcome: { isAccepted: true },
    }),
  ),
  'messages/commands/mark-sent:markSentByHand': missing((tx, { ids }) => markSent.markSentByHand(tx, ids)),
  'messages/commands/queue-message:queueMessage': missing((tx, { ids }) => queueMessage.queueMessage(tx, ids)),
  'messages/commands/queue-message:queueIfAllowed': missing((tx, { ids }) => queueMessage.queueIfAllowed(tx, ids)),
  'messages/commands/recheck-held:recheckHeld': asJob('empty', (tx, { ids }) => recheckHeld.recheckHeld(tx, ids)),
  'messages/commands/remind:planReminder': asJob('empty', (tx, { ids }) => remind.planReminder(tx, ids)),
  'messages/commands/remind:remind': asJob('empty', (tx, { ids }) => remind.remind(tx, ids)),
  'messages/commands/remind:lockForm': empty((tx, { ids }) => remind.lockForm(tx, ids.assignmentId)),
  'messages/commands/remind:readForms': empty((tx, { ids }) =>
    remind.readForms(tx, sql`a.id = ${ids.assignmentId}::uuid`),
  ),
  'messages/commands/remind:putReminder': refused(async (tx, theirs) => {
    const [row] = await inPractice(theirs, (theirTx) =>
      remind.readForms(theirTx, sql`a.id = ${theirs.ids.assignmentId}::uuid`),
    )
    return row && remind.putReminder(tx, row)
  }),
  'messages/commands/remind-now:remindNow': missing((tx, { ids }) => remindNow.remindNow(tx, ids)),
  'messages/queries:getMessage': missing((tx, { ids }) => queries.getMessage(tx, ids.messageId)),
  'messages/queries:listDeliveries': empty((tx, { ids }) => queries.listDeliveries(tx, ids.clientId)),
  'messages/queries:listRemindable': empty((tx, { ids }) => queries.listRemindable(tx, [ids.clientId])),
  'messages/commands/tell-sent:tellSent': missing((tx, { ids }) => tellSent.tellSent(tx, { ...ids, kind: 'form' })),
  'messages/queries:listHeld': asJob('empty', (tx, { ids }) => queries.listHeld(tx, [ids.messageId])),
  'messages/queries:listOutbox': own((tx) => queries.listOutbox(tx)),
}
