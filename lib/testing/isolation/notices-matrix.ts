import * as dispatchNotice from '@/lib/notices/commands/dispatch-notice'
import * as planNotice from '@/lib/notices/commands/plan-notice'
import * as setNotices from '@/lib/notices/commands/set-notices'
import * as queries from '@/lib/notices/queries'
import { asJob, empty, type Matrix, own } from '@/lib/testing/isolation/matrix-entry'

export const noticesMatrix: Matrix = {
  'notices/commands/dispatch-notice:claimNotice': asJob('empty', (tx, { ids }) =>
    dispatchNotice.claimNotice(tx, { noticeId: ids.noticeId, isMailOn: true }),
  ),
  'notices/commands/dispatch-notice:noteNoticeHandOver': asJob('refused', (tx, { ids }) =>
    dispatchNotice.noteNoticeHandOver(tx, { noticeId: ids.noticeId, claimId: ids.linkId }),
  ),
  'notices/commands/dispatch-notice:settleNotice': asJob('empty', (tx, { ids }) =>
    dispatchNotice.settleNotice(tx, { noticeId: ids.noticeId, claimId: ids.linkId, outcome: { isAccepted: true } }),
  ),
  'notices/commands/plan-notice:askForNotice': empty((tx, { ids }) => planNotice.askForNotice(tx, ids)),
  'notices/commands/plan-notice:planNotice': asJob('empty', (tx, { owner }) =>
    planNotice.planNotice(tx, { memberId: owner.membershipId, isMailOn: true }),
  ),
  'notices/commands/set-notices:setOwnNotices': own((tx) =>
    setNotices.setOwnNotices(tx, { noticePace: 'each', noticeAt: '08:00' }),
  ),
  'notices/queries:readOwnNotices': own((tx) => queries.readOwnNotices(tx)),
}
