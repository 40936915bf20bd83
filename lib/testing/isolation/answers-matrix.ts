import * as lockClientAnswers from '@/lib/assessments/commands/lock-client-answers'
import * as recordResponse from '@/lib/assessments/commands/record-response'
import * as relabelClient from '@/lib/assessments/commands/relabel-client'
import * as reviewResponse from '@/lib/assessments/commands/review-response'
import * as voidResponse from '@/lib/assessments/commands/void-response'
import * as listLatestResults from '@/lib/assessments/queries/list-latest-results'
import * as readLineHistory from '@/lib/assessments/queries/read-line-history'
import * as readResponse from '@/lib/assessments/queries/read-response'
import * as readScoreHistory from '@/lib/assessments/queries/read-score-history'
import * as checkInCommands from '@/lib/check-ins/commands'
import * as checkInQueries from '@/lib/check-ins/queries'
import { getInstrument } from '@/lib/domain/instruments/registry'
import * as referentCommands from '@/lib/referents/commands'
import * as referentQueries from '@/lib/referents/queries'
import * as safetyCommands from '@/lib/safety/commands'
import * as safetyQueries from '@/lib/safety/queries'
import { empty, type Matrix, missing, own, refused } from '@/lib/testing/isolation/matrix-entry'
import type { PopulatedPractice } from '@/lib/testing/populated-practice'

const cta40 = getInstrument('cta-40')
const ground = (theirs: PopulatedPractice) => ({
  clientId: theirs.ids.clientId,
  timeZone: 'Europe/London',
  episodes: [],
  changeHistory: [],
})
const answersBase = {
  language: 'en',
  referentId: null,
  isReferentConfirmed: false,
  contact: null,
  wantsPrivateTalk: false,
}
const fromPaper = { source: 'link' as const, enteredById: null, completedAt: new Date(), pick: null }
const reason = 'Entered for the wrong person'

export const answersMatrix: Matrix = {
  'assessments/commands/lock-client-answers:lockClientAnswers': missing((tx, { ids }) =>
    lockClientAnswers.lockClientAnswers(tx, ids.clientId),
  ),
  'assessments/commands/record-response:recordResponse': refused((tx, theirs) =>
    recordResponse.recordResponse(tx, {
      ...answersBase,
      ...fromPaper,
      ground: ground(theirs),
      assignmentId: theirs.ids.assignmentId,
      instrument: cta40,
      answers: {},
    }),
  ),
  'assessments/commands/relabel-client:relabelClient': empty((tx, theirs) =>
    relabelClient.relabelClient(tx, ground(theirs)),
  ),
  'assessments/commands/relabel-client:relabelLine': empty((tx, theirs) =>
    relabelClient.relabelLine(tx, ground(theirs), cta40),
  ),
  'assessments/commands/review-response:reviewResponse': missing((tx, { ids }) =>
    reviewResponse.reviewResponse(tx, ids),
  ),
  'assessments/commands/review-response:reviewResponses': empty((tx, { ids }) =>
    reviewResponse.reviewResponses(tx, { clientId: ids.clientId, responseIds: [ids.responseId] }),
  ),
  'assessments/commands/void-response:voidResponse': missing((tx, { ids }) =>
    voidResponse.voidResponse(tx, { responseId: ids.responseId, kind: 'wrong-client', reason }),
  ),
  'assessments/commands/void-response:restoreResponse': missing((tx, { ids }) =>
    voidResponse.restoreResponse(tx, { responseId: ids.voidedResponseId }),
  ),
  'assessments/queries/list-latest-results:listLatestResults': empty((tx, { ids }) =>
    listLatestResults.listLatestResults(tx, ids.clientId),
  ),
  'assessments/queries/read-line-history:readLineHistory': empty((tx, theirs) =>
    readLineHistory.readLineHistory(tx, ground(theirs), cta40),
  ),
  'assessments/queries/read-response:readResponse': missing((tx, { ids }) => readResponse.readResponse(tx, ids)),
  'assessments/queries/read-score-history:readScoreHistory': empty((tx, theirs) =>
    readScoreHistory.readScoreHistory(tx, ground(theirs)),
  ),
  'check-ins/commands:recordCheckIn': refused((tx, { ids }) =>
    checkInCommands.recordCheckIn(tx, { ...answersBase, ...fromPaper, ...ids, referentId: null, answers: {} }),
  ),
  'check-ins/commands:reviewCheckIn': missing((tx, { ids }) => checkInCommands.reviewCheckIn(tx, ids)),
  'check-ins/commands:reviewCheckIns': empty((tx, { ids }) =>
    checkInCommands.reviewCheckIns(tx, { clientId: ids.clientId, checkInIds: [ids.checkInId] }),
  ),
  'check-ins/commands:voidCheckIn': missing((tx, { ids }) =>
    checkInCommands.voidCheckIn(tx, { checkInId: ids.checkInId, kind: 'wrong-client', reason }),
  ),
  'check-ins/commands:restoreCheckIn': missing((tx, { ids }) => checkInCommands.restoreCheckIn(tx, ids)),
  'check-ins/queries:listCheckIns': empty((tx, { ids }) => checkInQueries.listCheckIns(tx, ids.clientId)),
  'check-ins/queries:readCheckIn': missing((tx, { ids }) => checkInQueries.readCheckIn(tx, ids)),
  'check-ins/queries:listEarlierCheckIns': empty((tx, { ids }) =>
    checkInQueries.listEarlierCheckIns(tx, { clientId: ids.clientId, completedAt: new Date() }, 5),
  ),
  'referents/commands:resolveReferent': refused((tx, { ids }) =>
    referentCommands.resolveReferent(tx, { clientId: ids.clientId, kind: 'partner', hint: null }),
  ),
  'referents/commands:confirmReferent': missing((tx, { ids }) =>
    referentCommands.confirmReferent(tx, {
      clientId: ids.clientId,
      answerKind: 'response',
      answerId: ids.responseId,
      referent: ids.referentId,
    }),
  ),
  'referents/commands:correctReferent': missing((tx, { ids }) =>
    referentCommands.correctReferent(tx, {
      clientId: ids.clientId,
      referentId: ids.referentId,
      kind: 'friend',
      hint: '',
    }),
  ),
  'referents/commands:addReferent': refused((tx, { ids }) =>
    referentCommands.addReferent(tx, { clientId: ids.clientId, kind: 'partner', hint: null }),
  ),
  'referents/queries:listReferents': empty((tx, { ids }) => referentQueries.listReferents(tx, ids.clientId)),
  'safety/commands:raiseFlags': refused((tx, { ids }) =>
    safetyCommands.raiseFlags(tx, {
      clientId: ids.clientId,
      sourceKind: 'response',
      sourceId: ids.responseId,
      codes: ['SAFETY_REVIEW'],
    }),
  ),
  'safety/commands:closeReview': missing((tx, { ids }) =>
    safetyCommands.closeReview(tx, { reviewId: ids.reviewId, reason }),
  ),
  'safety/commands:resolveFlag': missing((tx, { ids }) =>
    safetyCommands.resolveFlag(tx, { flagId: ids.flagId, reason }),
  ),
  'safety/commands:alignReview': empty((tx, { ids }) => safetyCommands.alignReview(tx, ids.clientId)),
  'safety/commands:unfold': missing((tx, { ids }) => safetyCommands.unfold(tx, ids)),
  'safety/queries:hasOpenReview': empty((tx, { ids }) => safetyQueries.hasOpenReview(tx, ids.clientId)),
  'safety/queries:readSafety': own((tx, { ids }) => safetyQueries.readSafety(tx, ids.clientId)),
}
