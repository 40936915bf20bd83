import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { removeDemo, seedDemo } from '@/app/_acts/seed-demo/seed-demo'
import { listAssignments } from '@/lib/assignments/queries/list-assignments'
import { readDraft } from '@/lib/assignments/queries/read-draft'
import { listCheckIns } from '@/lib/check-ins/queries'
import { findSharedContact } from '@/lib/clients/queries/find-shared-contact'
import { readContact } from '@/lib/clients/queries/read-contact'
import { type MemberTx, practiceDb } from '@/lib/db/practice-db'
import { deriveAssignmentState } from '@/lib/domain/assignment-state'
import type { PracticeScope } from '@/lib/domain/scope'
import { addDays, localDateOf } from '@/lib/domain/wall-time'
import { listNotes } from '@/lib/notes/queries'
import { listReferents } from '@/lib/referents/queries'
import { readSafety } from '@/lib/safety/queries'
import { ownDemoData, scopeInDemo } from '@/lib/testing/seeded-demo'

// How the year of the demo reads in single files: who did what on which day.

const ids = [
  ...['gareth', 'marisol', 'ottoline', 'leo', 'augusta', 'yusra', 'delphine', 'kestrel', 'amaru', 'bettina', 'wen'],
  ...['tobias', 'linnet', 'junpei'],
]
const zone = 'Europe/London'
const names: Record<number, string> = { 1: 'Maud Thistlewick', 2: 'Teodor Quillane' }
const data = ownDemoData(ids)

let scope: PracticeScope
let today: string

beforeAll(async () => {
  today = localDateOf(new Date(), zone)
  const { practiceId } = await seedDemo(data)
  scope = await scopeInDemo(data, practiceId, 1)
}, 180_000)

afterAll(async () => {
  if (scope) await removeDemo(scope.practiceId)
})

const dayOf = (at: Date | null | undefined) => (at ? localDateOf(at, zone) : null)
const on = (days: number) => addDays(today, days)

function find(id: string) {
  const client = data.clients.find((each) => each.id === id)
  if (!client) throw new Error(id)
  return client
}

async function inFile<T>(id: string, work: (tx: MemberTx, clientId: string) => Promise<T>): Promise<T> {
  return practiceDb(scope, async (tx) => {
    const client = await tx.db.client.findFirst({ where: { name: find(id).name }, select: { id: true } })
    return work(tx, client?.id ?? '')
  })
}

describe.each(ids.map((id) => [id]))('%s', (id) => {
  it('has each check-in as it was written, read when and by whom it was', async () => {
    const rows = (await inFile(id, (tx, clientId) => listCheckIns(tx, clientId))).toReversed()
    expect(rows.map((row) => [dayOf(row.completedAt), row.mood, row.fulfilled, row.respected])).toEqual(
      find(id).checkins.map((each) => [on(each.d), each.mood, each.fulfilled, each.respected]),
    )
    for (const [index, each] of find(id).checkins.entries()) {
      const row = rows[index]
      expect([row?.goingWell ?? '', row?.needsImprovement ?? '', row?.boundary ?? '']).toEqual([
        ...[each.well, each.improve, each.boundary],
      ])
      expect([row?.safeToDisagree, row?.contact, row?.wantsPrivateTalk]).toEqual([each.safe, each.touch, each.private])
      expect(row?.reviewed && [dayOf(row.reviewed.at), row.reviewed.byName]).toEqual(
        each.rev && [on(each.rev.d), names[each.rev.by]],
      )
      expect(row?.enteredByName ?? undefined).toBe(each.entered && names[each.entered.by])
      expect(row?.isReferentConfirmed).toBe(each.ref !== null)
    }
  })

  it('has each note by its author, held and signed when it was', async () => {
    const rows = (await inFile(id, (tx, clientId) => listNotes(tx, clientId))).toReversed()
    const notes = find(id).notes.filter((each) => each.kind !== 'private')
    expect(rows.map((row) => [row.heldOn.toISOString().slice(0, 10), row.kind, row.authorName, row.body])).toEqual(
      notes.map((each) => [on(each.d), each.kind, names[each.by], each.text]),
    )
    for (const [index, each] of notes.entries()) {
      expect(rows[index]?.cites).toHaveLength(each.cites.length)
      expect(rows[index]?.addenda).toHaveLength(each.addenda.length)
      if (id !== 'augusta') expect(dayOf(rows[index]?.signedAt)).toBe(each.signed === null ? null : on(each.signed))
    }
  })

  it('is reached as was agreed, and was asked when', async () => {
    const { contact, pin } = find(id)
    const [opened, row] = await inFile(id, async (tx, clientId) => [
      await readContact(tx, clientId),
      await tx.db.client.findFirst({
        where: { id: clientId },
        select: { isPinOn: true, safeContact: { select: { confirmedOn: true } } },
      }),
    ])
    expect(opened).toMatchObject({
      choice: contact.choice,
      email: contact.email ?? '',
      phone: contact.phone ?? '',
      codeName: contact.codeName ?? '',
      times: contact.times ?? '',
    })
    expect(row?.safeContact?.confirmedOn.toISOString().slice(0, 10)).toBe(on(contact.confirmed))
    expect(row?.isPinOn).toBe(pin !== null && pin.state !== 'off')
  })

  it('has its open forms in the states told', async () => {
    const states = await inFile(id, async (tx, clientId) => {
      const rows = (await listAssignments(tx, clientId, 100)).filter((row) => row.completedAt === null)
      return rows.toReversed().map((row) => {
        const state = deriveAssignmentState({ ...row, of: row.itemCount, scheduledFor: null }, tx.now)
        return [row.instrumentId, state.code, dayOf(row.createdAt), dayOf(row.expiresAt), state.answered]
      })
    })
    const codes = { sent: 'not-opened', 'in-progress': 'started', locked: 'locked', expired: 'expired', scheduled: '' }
    const open = find(id).open.filter((each) => each.state !== 'scheduled')
    expect(states).toEqual(
      open.map((each) => [each.form, codes[each.state], on(each.sent), on(each.expires ?? 0), each.answered]),
    )
  })
})

describe('single stories', () => {
  it('Gareth changed hands: what came before was read by Teodor, and the record says when', async () => {
    const [reviewers, transfer] = await inFile('gareth', async (tx, clientId) => [
      await tx.db.response.findMany({
        where: { clientId },
        orderBy: { completedAt: 'asc' },
        select: { completedAt: true, reviewedAt: true, reviewedBy: { select: { name: true } } },
      }),
      await tx.db.auditEvent.findFirst({ where: { clientId, action: 'client.transferred' }, select: { at: true } }),
    ])
    const forms = find('gareth').forms.map(({ d, rev }) => [on(d), on(rev?.d ?? 0), names[rev?.by ?? 0]])
    expect(reviewers.map((row) => [dayOf(row.completedAt), dayOf(row.reviewedAt), row.reviewedBy?.name])).toEqual(forms)
    expect(dayOf(transfer?.at)).toBe(on(-126))
  })

  it('Marisol answered about two people, and one pick waits for her clinician', async () => {
    const people = await inFile('marisol', listReferents)
    expect(people.map(({ kind, hint }) => [kind, hint])).toEqual([
      ['partner', 'Ivo'],
      ['adult-child', 'my eldest'],
    ])
    const [latest] = await inFile('marisol', listCheckIns)
    expect(latest).toMatchObject({ referent: null, picked: { kind: 'adult-child', hint: null } })
  })

  it('Ottoline has one closed safety review, and Linnet an open one', async () => {
    const closed = await inFile('ottoline', readSafety)
    expect(closed.review).toBeNull()
    expect([dayOf(closed.lastClosed?.closed?.at), closed.lastClosed?.closed?.byName]).toEqual([on(-138), names[1]])
    expect(closed.lastClosed?.closed?.reason).toBe(find('ottoline').safety[0]?.reason)
    const open = await inFile('linnet', readSafety)
    expect([dayOf(open.review?.openedAt), open.review?.closed]).toEqual([on(-6), null])
  })

  it('Junpei asked to talk privately first', async () => {
    const { flags } = await inFile('junpei', readSafety)
    expect(flags.map(({ code, resolved }) => [code, resolved])).toEqual([['PRIVATE_TALK', null]])
  })

  it('Leo has one result marked as for the wrong client, and it stays readable', async () => {
    const marked = await inFile('leo', (tx, clientId) =>
      tx.db.response.findMany({
        where: { clientId, NOT: { voidedAt: null } },
        select: { completedAt: true, voidedAt: true, voidKind: true, answers: true },
      }),
    )
    expect(marked.map((row) => [dayOf(row.completedAt), dayOf(row.voidedAt), row.voidKind])).toEqual([
      [on(-48), on(-48), 'wrong-client'],
    ])
    expect(Object.keys(marked[0]?.answers as object)).toHaveLength(40)
  })

  it("Augusta's forms came on paper and were entered by her clinician, one statement left blank", async () => {
    const rows = await inFile('augusta', (tx, clientId) =>
      tx.db.response.findMany({
        where: { clientId },
        orderBy: { completedAt: 'asc' },
        select: { source: true, completedAt: true, recordedAt: true, enteredBy: { select: { name: true } } },
      }),
    )
    expect(rows.map((row) => [row.source, dayOf(row.completedAt), dayOf(row.recordedAt), row.enteredBy?.name])).toEqual(
      find('augusta').forms.map((each) => ['paper', on(each.d), on(each.entered?.d ?? 0), names[1]]),
    )
  })

  it('Delphine left off after seventeen statements, and they are kept', async () => {
    const draft = await inFile('delphine', async (tx, clientId) => {
      const [open] = await listAssignments(tx, clientId)
      return readDraft(tx, open?.id ?? '')
    })
    expect(draft.filter((field) => /^[A-Z]/.test(field.field))).toHaveLength(17)
  })

  it('Yusra stopped reminders herself; Kestrel did not come back', async () => {
    const stopped = await inFile('yusra', (tx, clientId) =>
      tx.db.safeContact.findFirst({
        where: { clientId },
        select: { stoppedAt: true, stoppedBy: true, stoppedWhat: true },
      }),
    )
    expect([dayOf(stopped?.stoppedAt), stopped?.stoppedBy, stopped?.stoppedWhat]).toEqual([
      ...[on(-4), 'client', 'reminders'],
    ])
    const kestrel = await inFile('kestrel', (tx, clientId) =>
      tx.db.client.findFirst({
        where: { id: clientId },
        select: { isCodeName: true, archivedAt: true, episodes: { select: { endedOn: true, endReason: true } } },
      }),
    )
    expect([kestrel?.isCodeName, dayOf(kestrel?.archivedAt)]).toEqual([true, on(-221)])
    expect(kestrel?.episodes).toEqual([{ endedOn: new Date(on(-221)), endReason: 'did-not-return' }])
  })

  it('Amaru and Bettina share a phone and nothing else', async () => {
    const shared = await inFile('amaru', async (tx, clientId) => {
      const hashes = await tx.db.safeContact.findFirst({
        where: { clientId },
        select: { emailHash: true, phoneHash: true },
      })
      return hashes && findSharedContact(tx, clientId, hashes)
    })
    expect(shared?.map(({ name, by }) => [name, by])).toEqual([['Bettina Corvane', ['phone']]])
  })
})
