import * as readQueue from '@/lib/read-queue/queries'
import { type Matrix, missing, own } from '@/lib/testing/isolation/matrix-entry'

export const queueMatrix: Matrix = {
  'read-queue/queries:listReadQueue': own((tx) => readQueue.listReadQueue(tx, { scope: 'all', page: 1, pageSize: 25 })),
  'read-queue/queries:findQueuePlace': missing((tx, { ids }) =>
    readQueue.findQueuePlace(tx, { kind: 'response', id: ids.responseId }, 'all'),
  ),
}
