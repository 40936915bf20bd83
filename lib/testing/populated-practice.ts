import { voidResponse } from '@/lib/assessments/commands/void-response'
import { assignInstrument } from '@/lib/assignments/commands/assign-instrument'
import { saveDraft } from '@/lib/assignments/commands/save-draft'
import { openSitting } from '@/lib/assignments/commands/sittings'
import { setChangeSettings } from '@/lib/change-settings/commands'
import { addClient } from '@/lib/clients/commands/add-client'
import type { MemberTx } from '@/lib/db/practice-db'
import { addAddendum, signNote, startNote } from '@/lib/notes/commands'
import { inviteColleague } from '@/lib/team/commands'
import { sendForm, sheetOf } from '@/lib/testing/answers-fixture'
import {
  inPractice,
  inRespondent,
  makePractice,
  makeRespondentScope,
  makeSessionCookie,
  type PracticeFixture,
} from '@/lib/testing/practice-fixture'
import { insertMessage, insertNotice, insertSchedule, insertStory } from '@/lib/testing/rows'

/** One row of every kind, so that each can be asked for by somebody it does not belong to. */
export type PopulatedPractice = PracticeFixture & {
  /** Stands in every text of the practice that a person wrote; nobody else may ever read it. */
  canary: string
  ids: RowIds
  /** The secret of the open assignment's link. */
  secret: string
  pin: string
}

export type RowIds = {
  clientId: string
  assignmentId: string
  linkId: string
  sittingId: string
  spentAssignmentId: string
  responseId: string
  voidedResponseId: string
  checkInId: string
  referentId: string
  flagId: string
  reviewId: string
  draftNoteId: string
  signedNoteId: string
  membershipId: string
  invitationId: string
  eventId: string
  planItemId: string
  decisionId: string
  messageId: string
  scheduleId: string
  noticeId: string
}

const day = 86_400_000

/** A practice with one client whose file holds something of everything, written by the commands people use. */
export async function makePopulatedPractice(canary: string): Promise<PopulatedPractice> {
  const practice = await makePractice({ name: `Practice ${canary}`, isPinDefault: true })
  const { clientId, pin } = await inPractice(practice, (tx) => addClient(tx, newClient(canary)))
  const past = (days: number) => new Date(Date.now() - days * day)
  const answered = { 'referent.hint': canary.slice(0, 20) }
  const voided = await sendForm(practice, clientId, { at: past(9), fields: sheetOf('cta-40', 1, answered) })
  await sendForm(practice, clientId, { at: past(8), fields: sheetOf('cta-40', 2, answered) })
  const response = await sendForm(practice, clientId, {
    at: past(2),
    fields: sheetOf('cta-40', 3, { ...answered, STR10: 0, private: true }),
  })
  const checkIn = await sendForm(practice, clientId, {
    at: past(1),
    instrumentId: 'check-in',
    fields: checkInOf(canary),
  })
  const notes = await inPractice(practice, async (tx) => {
    const reason = { kind: 'wrong-client' as const, reason: `Reason ${canary}` }
    await voidResponse(tx, { responseId: voided.id, ...reason })
    return writeNotes(tx, clientId, canary)
  })
  const open = await inPractice(practice, (tx) =>
    assignInstrument(tx, {
      clientId,
      instrumentId: 'cta-10',
      via: 'shown',
      expiresInDays: 14,
      isDuplicateAccepted: true,
    }),
  )
  const { assignmentId } = open
  const { invitationId } = await inPractice(practice, (tx) =>
    inviteColleague(tx, { email: `${canary.toLowerCase()}@invited.example`, name: canary, role: 'clinician' }),
  )
  await makeSessionCookie(practice.owner)
  const scope = makeRespondentScope(practice, { clientId, assignmentId })
  await inRespondent(scope, openSitting)
  const found = await inPractice(practice, (tx) => findRest(tx, { clientId, assignmentId, responseId: response.id }))
  await inRespondent(scope, (tx) =>
    saveDraft(tx, {
      assignmentId,
      savedBy: found.sittingId,
      values: [{ field: 'referent.hint', kind: 'text', text: canary }],
      countedFields: [],
    }),
  )
  await inPractice(practice, (tx) =>
    setChangeSettings(tx, {
      ...{ instrumentId: 'cta-40', scale: 'STR', sd: 18, reliability: 0.8, confidence: 95 as const, kind: '', n: null },
      ...{ source: `Source ${canary}`, isCited: false },
    }),
  )
  const ids = {
    clientId,
    assignmentId,
    spentAssignmentId: response.input.assignmentId,
    responseId: response.id,
    voidedResponseId: voided.id,
    checkInId: checkIn.id,
    membershipId: practice.clinician.membershipId,
    invitationId,
    ...notes,
    ...found,
    ...(await inPractice(practice, (tx) => insertStory(tx, clientId, `Story ${canary}`))),
    messageId: await inPractice(practice, (tx) => insertMessage(tx, clientId, assignmentId)),
    scheduleId: await inPractice(practice, (tx) => insertSchedule(tx, clientId)),
    noticeId: await inPractice(practice, insertNotice),
  }
  return { ...practice, canary, ids, secret: open.secret ?? '', pin: pin ?? '' }
}

/** What an add sheet sends for a client who may be reached in every way. */
export function newClient(canary: string, name = `Client ${canary}`) {
  return {
    name,
    isCodeName: false,
    pronouns: canary.slice(0, 20),
    responsibleId: null,
    isPinOn: true,
    isDuplicateAccepted: true,
    record: {
      contact: {
        choice: 'details' as const,
        channels: ['email' as const, 'phone' as const],
        email: `${canary.toLowerCase()}@client.example`,
        phone: '+44 20 7946 0018',
        times: `Mornings ${canary}`,
        mayLeaveMessage: false,
        codeName: `Code ${canary}`,
      },
      instructions: `Instructions ${canary}`,
    },
  }
}

function checkInOf(canary: string) {
  return {
    'referent.kind': 'partner',
    'referent.hint': canary.slice(0, 20),
    contact: 'often',
    private: true,
    mood: 2,
    fulfilled: 5,
    respected: 6,
    goingWell: `Going well ${canary}`,
    needsImprovement: `Needs ${canary}`,
    boundary: `Boundary ${canary}`,
    boundaryKinds: ['emotional'],
    timeForSelf: true,
    connectionOutside: false,
    bringToSession: `Bring ${canary}`,
    safety: null,
  }
}

async function writeNotes(tx: MemberTx, clientId: string, canary: string) {
  const draftNoteId = crypto.randomUUID()
  const signedNoteId = crypto.randomUUID()
  const note = { clientId, kind: 'plain' as const, heldOn: '2026-01-05', cites: [], body: `Note ${canary}` }
  await startNote(tx, { ...note, noteId: draftNoteId })
  await startNote(tx, { ...note, noteId: signedNoteId })
  await signNote(tx, { noteId: signedNoteId, version: 1 })
  await addAddendum(tx, { noteId: signedNoteId, body: `Addendum ${canary}` })
  return { draftNoteId, signedNoteId }
}

async function findRest(tx: MemberTx, of: { clientId: string; assignmentId: string; responseId: string }) {
  const [link, sitting, referent, flag, review] = [
    await tx.db.link.findFirst({ where: { assignmentId: of.assignmentId }, select: { id: true } }),
    await tx.db.respondentSession.findFirst({ where: { assignmentId: of.assignmentId }, select: { id: true } }),
    await tx.db.referent.findFirst({ where: { clientId: of.clientId }, select: { id: true } }),
    await tx.db.flag.findFirst({ where: { sourceId: of.responseId, code: 'PRIVATE_TALK' }, select: { id: true } }),
    await tx.db.safetyReview.findFirst({ where: { clientId: of.clientId }, select: { id: true } }),
  ]
  const given = (row: { id: string } | null) => row?.id ?? 'the populated practice lacks a row'
  return {
    linkId: given(link),
    sittingId: given(sitting),
    referentId: given(referent),
    flagId: given(flag),
    reviewId: given(review),
  }
}
