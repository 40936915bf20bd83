import * as commands from '@/lib/attention/commands'
import * as queries from '@/lib/attention/queries'
import { type Matrix, missing, own } from '@/lib/testing/isolation/matrix-entry'

export const attentionMatrix: Matrix = {
  'attention/commands:snoozeReason': missing((tx, { ids }) =>
    commands.snoozeReason(
      tx,
      { clientId: ids.clientId, key: `CHECKIN_LOW:${ids.checkInId}`, until: '2199-01-01', reason: 'Taken' },
      '2026-01-05',
    ),
  ),
  'attention/commands:dismissReason': missing((tx, { ids }) =>
    commands.dismissReason(tx, { clientId: ids.clientId, key: `CHECKIN_LOW:${ids.checkInId}`, reason: 'Taken' }),
  ),
  'attention/commands:undoDecision': missing((tx, { ids }) =>
    commands.undoDecision(tx, { decisionId: ids.decisionId }),
  ),
  'attention/queries:listAttention': own((tx, { ids }) =>
    queries.listAttention(tx, { membershipId: ids.membershipId, page: 1, pageSize: 100 }),
  ),
  'attention/queries:countAttention': own((tx) => queries.countAttention(tx)),
  'attention/queries:listSetAside': own((tx, { ids }) =>
    queries.listSetAside(tx, { membershipId: ids.membershipId, today: '2026-01-05' }),
  ),
}
