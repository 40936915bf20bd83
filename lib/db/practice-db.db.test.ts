import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { appClient, closeClients } from '@/lib/db/client'
import { practiceDb } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { inPractice, inRespondent, makePractice, makeRespondentScope } from '@/lib/testing/practice-fixture'
import { insertAssignment, insertClient, insertNote, insertResponse } from '@/lib/testing/rows'

/** What twenty parallel looks at the pool's connections find left on them. */
async function readSettingsLeft() {
  const look = () => appClient().$queryRaw<{ practice: string; client: string; actor: string }[]>`
    select coalesce(current_setting('app.practice_id', true), '') as practice,
      coalesce(current_setting('app.client_id', true), '') as client,
      coalesce(current_setting('app.actor_id', true), '') as actor`
  const rows = await Promise.all(Array.from({ length: 20 }, look))
  return rows.flat().filter((row) => row.practice || row.client || row.actor)
}

const subject = (id: string) => ({ kind: 'client' as const, id })

describe('the one door', () => {
  it('shows nothing to a connection that did not come through it', async () => {
    const practice = await makePractice()
    await inPractice(practice, insertClient)
    expect(await appClient().client.count()).toBe(0)
    expect(await appClient().practice.count()).toBe(0)
    expect(await appClient().userAccount.count()).toBe(0)
  })

  it('leaves nothing on the pooled connection, after success and after failure', async () => {
    const practice = await makePractice()
    await inPractice(practice, insertClient)
    const failed = inPractice(practice, async (tx) => {
      await insertClient(tx)
      throw new Error('stop')
    })
    await expect(failed).rejects.toThrow('stop')
    expect(await readSettingsLeft()).toEqual([])
  })

  it('would show a setting that outlives its transaction', async () => {
    await appClient().$queryRaw`select set_config('app.practice_id', ${randomUUID()}, false)`
    expect(await readSettingsLeft()).not.toEqual([])
    await closeClients()
  })

  it('rolls back the act and its line in the record together', async () => {
    const practice = await makePractice()
    const id = randomUUID()
    const failed = inPractice(practice, async (tx) => {
      await insertClient(tx, { name: 'Never there' })
      await tx.audit({ action: 'client.added', subject: subject(id), clientId: id })
      throw new AppError('CONFLICT')
    })
    await expect(failed).rejects.toMatchObject({ code: 'CONFLICT' })
    const left = await inPractice(practice, async (tx) => [await tx.db.client.count(), await tx.db.auditEvent.count()])
    expect(left).toEqual([0, 0])
  })

  it('writes who did what in the same transaction, with the given moment', async () => {
    const practice = await makePractice()
    const now = new Date('2026-01-02T03:04:05Z')
    const clientId = await inPractice(
      practice.clinician,
      async (tx) => {
        const id = await insertClient(tx)
        await tx.audit({ action: 'client.added', subject: subject(id), clientId: id })
        return id
      },
      { now },
    )
    const rows = await inPractice(practice, (tx) =>
      tx.db.auditEvent.findMany({ select: { at: true, actorId: true, clientId: true, action: true, outcome: true } }),
    )
    expect(rows).toEqual([
      { at: now, actorId: practice.clinician.membershipId, clientId, action: 'client.added', outcome: 'done' },
    ])
  })

  it('keeps the record: not even its own practice can change or erase a line', async () => {
    const practice = await makePractice()
    await inPractice(practice, (tx) =>
      tx.audit({ action: 'practice.changed', subject: { kind: 'practice', id: tx.scope.practiceId } }),
    )
    await expect(inPractice(practice, (tx) => tx.db.auditEvent.updateMany({ data: { outcome: 'x' } }))).rejects.toThrow(
      /denied/,
    )
    await expect(inPractice(practice, (tx) => tx.db.auditEvent.deleteMany({}))).rejects.toThrow(/denied/)
  })

  it('takes no row of another practice, whatever the query says', async () => {
    const [mine, theirs] = await Promise.all([makePractice(), makePractice()])
    const foreign = await inPractice(theirs, insertClient)
    const seen = await inPractice(mine, async (tx) => ({
      byId: await tx.db.client.findFirst({ where: { id: foreign } }),
      byKey: await tx.db.client.findUnique({
        where: { practiceId_id: { practiceId: theirs.practiceId, id: foreign } },
      }),
      raw: await tx.db.$queryRaw`select * from client where id = ${foreign}::uuid`,
      updated: (await tx.db.client.updateMany({ where: { id: foreign }, data: { name: 'Taken' } })).count,
    }))
    expect(seen).toEqual({ byId: null, byKey: null, raw: [], updated: 0 })
  })

  it('refuses a row written into another practice, and a child of a foreign parent', async () => {
    const [mine, theirs] = await Promise.all([makePractice(), makePractice()])
    const foreign = await inPractice(theirs, insertClient)
    const into = inPractice(mine, (tx) =>
      tx.db.episode.createMany({
        data: { practiceId: theirs.practiceId, id: randomUUID(), clientId: foreign, startedOn: tx.now },
      }),
    )
    await expect(into).rejects.toThrow(/row-level security/)
    await expect(inPractice(mine, (tx) => insertAssignment(tx, foreign))).rejects.toMatchObject({ code: 'P2003' })
    await expect(inPractice(mine, (tx) => insertNote(tx, foreign))).rejects.toMatchObject({ code: 'P2003' })
  })

  it('opens what it sealed, in its own practice and place alone', async () => {
    const [mine, theirs] = await Promise.all([makePractice(), makePractice()])
    const place = { table: 'note', column: 'body', rowId: randomUUID() }
    const sealed = await inPractice(mine, async (tx) => tx.seal(place, 'Nobody else’s business 🤫'))
    expect(Buffer.from(sealed).toString('latin1')).not.toContain('Nobody')
    expect(await inPractice(mine, async (tx) => tx.open(place, sealed))).toBe('Nobody else’s business 🤫')
    await expect(inPractice(theirs, async (tx) => tx.open(place, sealed))).rejects.toThrow()
    await expect(inPractice(mine, async (tx) => tx.open({ ...place, rowId: randomUUID() }, sealed))).rejects.toThrow()
  })

  it('answers in clear codes: a broken unique is a conflict', async () => {
    const practice = await makePractice()
    const twice = inPractice(practice, async (tx) => {
      const clientId = await insertClient(tx)
      const assignmentId = await insertAssignment(tx, clientId)
      await insertResponse(tx, clientId, assignmentId)
      await insertResponse(tx, clientId, assignmentId)
    })
    await expect(twice).rejects.toMatchObject({ name: 'AppError', code: 'CONFLICT' })
  })
})

describe('the wall around a respondent', () => {
  it('shows the one client, and nothing clinicians write', async () => {
    const practice = await makePractice()
    const { own, other, assignmentId } = await inPractice(practice, async (tx) => {
      const own = await insertClient(tx, { name: 'Own' })
      const other = await insertClient(tx, { name: 'Other' })
      const assignmentId = await insertAssignment(tx, own)
      await insertAssignment(tx, other)
      for (const id of [own, other]) await insertNote(tx, id)
      await tx.audit({ action: 'client.opened', subject: subject(own), clientId: own })
      return { own, other, assignmentId }
    })
    const scope = makeRespondentScope(practice, { clientId: own, assignmentId })
    const seen = await inRespondent(scope, async (tx) => ({
      clients: await tx.db.client.findMany({ select: { id: true } }),
      assignments: await tx.db.assignment.findMany({ select: { id: true } }),
      notes: await tx.db.note.count(),
      sessions: await tx.db.session.count(),
      links: await tx.db.entryLink.count(),
      record: await tx.db.auditEvent.count(),
      renamed: (await tx.db.client.updateMany({ where: { id: other }, data: { name: 'x' } })).count,
    }))
    expect(seen).toEqual({
      clients: [{ id: own }],
      assignments: [{ id: assignmentId }],
      notes: 0,
      sessions: 0,
      links: 0,
      record: 0,
      renamed: 0,
    })
  })

  it('refuses a respondent’s row for another client', async () => {
    const practice = await makePractice()
    const { own, other, assignmentId, otherAssignment } = await inPractice(practice, async (tx) => {
      const own = await insertClient(tx)
      const other = await insertClient(tx)
      return {
        own,
        other,
        assignmentId: await insertAssignment(tx, own),
        otherAssignment: await insertAssignment(tx, other),
      }
    })
    const scope = makeRespondentScope(practice, { clientId: own, assignmentId })
    const draft = { field: 'i1', value: 3, sessionId: randomUUID(), savedAt: new Date() }
    const saved = inRespondent(scope, (tx) =>
      tx.db.draftField.createMany({ data: { ...draft, clientId: other, assignmentId: otherAssignment } }),
    )
    await expect(saved).rejects.toThrow(/row-level security/)
  })

  it('lets go of the client with the transaction', async () => {
    const practice = await makePractice()
    const own = await inPractice(practice, insertClient)
    await inPractice(practice, insertClient)
    const scope = makeRespondentScope(practice, { clientId: own, assignmentId: randomUUID() })
    await Promise.all(Array.from({ length: 10 }, () => inRespondent(scope, (tx) => tx.db.client.count())))
    const counts = await Promise.all(
      Array.from({ length: 10 }, () => inPractice(practice, (tx) => tx.db.client.count())),
    )
    expect(counts).toEqual(Array.from({ length: 10 }, () => 2))
  })
})

describe('many practices on few connections', () => {
  // trust.md asks for 20,000 in a campaign; here it runs for seconds, with the same mix.
  const rounds = 1000
  const atOnce = 24

  it('never shows a row of another practice, however transactions interleave and break off', async () => {
    const practices = await Promise.all(Array.from({ length: 6 }, () => makePractice()))
    const owned = await Promise.all(practices.map((practice) => inPractice(practice, insertClient)))
    let foreign = 0
    let aborted = 0
    let next = 0
    const work = async () => {
      while (next < rounds) {
        const turn = next++
        const at = (turn * 7) % practices.length
        const practice = practices[at]
        if (!practice) continue
        const isAborted = turn % 20 === 0
        const seen = practiceDb(practice.owner.scope, async (tx) => {
          const rows = await tx.db.client.findMany({ select: { id: true, practiceId: true } })
          foreign += rows.filter((row) => row.id !== owned[at] || row.practiceId !== practice.practiceId).length
          if (isAborted) throw new AppError('STALE')
          return rows.length
        })
        if (isAborted) await seen.catch(() => (aborted += 1))
        else expect(await seen).toBe(1)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    expect({ foreign, aborted }).toEqual({ foreign: 0, aborted: rounds / 20 })
  })
})
