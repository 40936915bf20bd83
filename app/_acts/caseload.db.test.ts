import { describe, expect, it } from 'vitest'
import { addAndSend, addAndSendInput } from '@/app/_acts/add-and-send'
import { archiveClients } from '@/app/_acts/archive-clients'
import { stopAllContact } from '@/app/_acts/stop-contact'
import { submitAnswers } from '@/app/_acts/submit-answers'
import { assignInstrument } from '@/lib/assignments/commands/assign-instrument'
import { revealLink } from '@/lib/assignments/commands/links'
import { getAssignment, listAssignments } from '@/lib/assignments/queries/list-assignments'
import type { Member } from '@/lib/auth/current-member'
import { expireOverviews, refreshOverview } from '@/lib/clients/commands/refresh-overview'
import { findClients } from '@/lib/clients/queries/find-clients'
import { type CaseloadQuery, listCaseload } from '@/lib/clients/queries/list-caseload'
import { revealFolded } from '@/lib/clients/queries/reveal-folded'
import { toCaseloadView } from '@/lib/domain/caseload'
import { getInstrument } from '@/lib/domain/instruments/registry'
import { inPractice, makePractice, type PracticeFixture } from '@/lib/testing/practice-fixture'

const cta40 = getInstrument('cta-40')

function sheet(fields: Record<string, unknown> = {}) {
  return addAndSendInput.parse({ name: 'Maren Holt', choice: 'session', instrumentId: 'cta-40', ...fields })
}

async function add(practice: PracticeFixture, name: string, fields: Record<string, unknown> = {}, now?: Date) {
  return inPractice(
    practice,
    (tx) => addAndSend(tx, memberOf(practice), sheet({ name, ...fields })),
    now ? { now } : {},
  )
}

/** The owner as a request would know them. */
function memberOf({ owner, practiceId, name }: PracticeFixture): Member {
  const practice = { id: practiceId, name, timeZone: 'Europe/London', country: 'GB', locale: 'en-GB' }
  return {
    scope: owner.scope,
    sessionId: practiceId,
    name: owner.name,
    email: owner.email,
    practice: { ...practice, readingPromiseDays: 3, isDemo: false, mailSenderName: '', mailSenderAddress: '' },
  }
}

async function list(practice: PracticeFixture, query: Partial<CaseloadQuery> = {}, now?: Date) {
  const view = {
    ...toCaseloadView({ sort: 'status', isDescending: false, page: 1 }),
    pageSize: 25,
    locale: 'en-GB',
    ...query,
  }
  return inPractice(practice, (tx) => listCaseload(tx, view), now ? { now } : {})
}

async function names(practice: PracticeFixture, query: Partial<CaseloadQuery> = {}, now?: Date) {
  return (await list(practice, query, now)).items.map((item) => item.name)
}

/** Answers a client's open CTA-40 on paper: every statement alike, but for the one about safety. */
async function answer(
  practice: PracticeFixture,
  clientId: string,
  raw: number,
  options: { safe?: number; now?: Date } = {},
) {
  await inPractice(
    practice,
    async (tx) => {
      const [assignment] = await listAssignments(tx, clientId)
      const fields = { ...Object.fromEntries(cta40.items.map((item) => [item.id, raw])), STR10: options.safe ?? 4 }
      await submitAnswers(tx, {
        assignmentId: assignment?.id ?? '',
        clientId,
        instrumentId: 'cta-40',
        instrumentVersion: cta40.version,
        language: 'en',
        fields: { ...fields, 'referent.kind': 'partner', 'referent.hint': null, contact: 'often', private: false },
        source: 'paper',
        enteredById: tx.scope.membershipId,
        completedAt: tx.now,
      })
    },
    options.now ? { now: options.now } : {},
  )
}

describe('add and send', () => {
  it('adds the client and opens a link with a PIN where e-mail was agreed', async () => {
    const practice = await makePractice()
    const added = await add(practice, 'Hanneke', { choice: 'email', email: 'h@example.org' })
    expect(added.pin).toMatch(/^\d{6}$/)
    expect(added.link).toMatchObject({ pin: added.pin })
    const shown = await inPractice(practice, (tx) => revealLink(tx, { assignmentId: added.link?.assignmentId ?? '' }))
    expect(added.link?.url.endsWith(`/q/${shown.secret}`)).toBe(true)
    // Neutral words only: what may be read over a shoulder names neither client, form nor purpose.
    expect(JSON.stringify(added.link?.message)).not.toMatch(/hanneke|cta-|codependen|therap|relation|owner/i)
  })

  it('shows the link in the session, without a PIN, where nothing else was agreed', async () => {
    const practice = await makePractice()
    const added = await add(practice, 'Hanneke')
    expect(added.link).toMatchObject({ pin: null })
    const [item] = (await list(practice)).items
    expect(item?.overview).toMatchObject({ status: { code: 'not-opened' }, isDue: true })
  })

  it('adds nobody when the form is unknown', async () => {
    const practice = await makePractice()
    await expect(add(practice, 'Hanneke', { instrumentId: 'phq-9' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await list(practice)).counts.all).toBe(0)
  })

  it('adds only', async () => {
    const practice = await makePractice()
    expect((await add(practice, 'Hanneke', { intent: 'add' })).link).toBeNull()
    expect((await list(practice)).items[0]?.overview.status.code).toBe('no-form-yet')
  })
})

describe('the caseload', () => {
  it('sorts names in the practice’s alphabet', async () => {
    const practice = await makePractice({ locale: 'sv-SE' })
    for (const name of ['Örjan', 'Zoe', 'Åsa', 'alva', 'Ärla']) await add(practice, name)
    const query = { sort: 'client', locale: 'sv-SE' } as const
    expect(await names(practice, query)).toEqual(['alva', 'Zoe', 'Åsa', 'Ärla', 'Örjan'])
    expect(await names(practice, { ...query, isDescending: true })).toEqual(['Örjan', 'Ärla', 'Åsa', 'Zoe', 'alva'])
    expect(await names(practice, { ...query, locale: 'de-DE' })).toEqual(['alva', 'Ärla', 'Åsa', 'Örjan', 'Zoe'])
    expect(await names(practice, { ...query, locale: '"; drop table client' })).toHaveLength(5)
  })

  it('pages, and shows the last page when one beyond it is asked for', async () => {
    const practice = await makePractice()
    for (const name of ['A', 'B', 'C', 'D', 'E']) await add(practice, name, { intent: 'add' })
    const query = { sort: 'client', pageSize: 2 } as const
    expect(await names(practice, { ...query, page: 2 })).toEqual(['C', 'D'])
    expect(await list(practice, { ...query, page: 99 })).toMatchObject({ page: 3, total: 5, items: [{ name: 'E' }] })
    expect((await list(practice, { ...query, pageSize: 1_000_000 })).items).toHaveLength(5)
  })

  it('finds by any part of a name, accents and case aside, and never by a pattern', async () => {
    const practice = await makePractice()
    for (const name of ['Anaïs Brandt', 'مُحَمَّد', 'Ana_B', '👩‍👩‍👧 Sky']) await add(practice, name, { intent: 'add' })
    const find = (search: string) => names(practice, { sort: 'client', search })
    expect(await find('anais')).toEqual(['Anaïs Brandt'])
    expect(await find('BRANDT ana')).toEqual(['Anaïs Brandt'])
    expect(await find('محمد')).toEqual(['مُحَمَّد'])
    expect(await find('_')).toEqual(['Ana_B'])
    expect(await find('%')).toEqual([])
    expect(await find('👩‍👩‍👧')).toEqual(['👩‍👩‍👧 Sky'])
    expect(await find("'; select 1 --")).toEqual([])
    const found = await inPractice(practice, (tx) => findClients(tx, { text: 'ana', locale: 'en-GB' }))
    expect(found.map((row) => row.name)).toEqual(['Ana_B', 'Anaïs Brandt'])
  })

  it('moves a line from due to overdue to missed as days pass, without anyone touching it', async () => {
    const practice = await makePractice()
    const at = (day: number) => new Date(Date.UTC(2026, 5, day, 10))
    const added = await add(practice, 'Delphine', { expiresInDays: '10' }, at(1))
    await inPractice(practice, (tx) =>
      tx.db.assignment.updateMany({ where: { clientId: added.clientId }, data: { dueOn: new Date('2026-06-05') } }),
    )
    await inPractice(practice, (tx) => refreshOverview(tx, added.clientId), { now: at(1) })
    const counts = async (day: number) => {
      const { due, overdue } = (await list(practice, {}, at(day))).counts
      return { due, overdue }
    }
    expect(await counts(5)).toEqual({ due: 1, overdue: 0 })
    expect(await counts(6)).toEqual({ due: 0, overdue: 1 })
    expect(await counts(12)).toEqual({ due: 0, overdue: 0 })
    expect((await list(practice, {}, at(12))).items[0]?.overview.status.code).toBe('missed')
  })

  it('follows a new reading promise at once', async () => {
    const practice = await makePractice({ readingPromiseDays: 10 })
    const at = (day: number) => new Date(Date.UTC(2026, 5, day, 10))
    const { clientId } = await add(practice, 'Rohan', {}, at(1))
    await answer(practice, clientId, 2, { now: at(1) })
    const status = async () => (await list(practice, {}, at(9))).items[0]?.overview.status.code
    expect(await status()).toBe('unread')
    await inPractice(practice, async (tx) => {
      await tx.db.practice.updateMany({ data: { readingPromiseDays: 1 } })
      await expireOverviews({ ...tx, now: at(9) })
    })
    expect(await status()).toBe('unread-past-promise')
  })

  it('shows the last score, its change and who has not been read', async () => {
    const practice = await makePractice()
    const { clientId } = await add(practice, 'Rowan', {}, new Date('2026-06-01T10:00Z'))
    await answer(practice, clientId, 1, { now: new Date('2026-06-02T10:00Z') })
    await inPractice(
      practice,
      async (tx) => {
        await assignInstrument(tx, {
          clientId,
          instrumentId: 'cta-40',
          via: 'paper',
          expiresInDays: 14,
          isDuplicateAccepted: false,
        })
      },
      { now: new Date('2026-07-01T10:00Z') },
    )
    await answer(practice, clientId, 4, { now: new Date('2026-07-02T10:00Z') })
    const now = new Date('2026-07-02T11:00Z')
    const { items, counts } = await list(practice, { filters: ['beyond'] }, now)
    // 5 of 30 statements are turned: all "Rarely" is 33.3, all "Almost always" 83.3.
    expect(items[0]?.overview).toMatchObject({
      lastScore: { score: expect.closeTo(83.333, 2), band: 3 },
      lastChange: { code: 'RELIABLE_DETERIORATION', points: expect.closeTo(50, 5) },
      spark: [{ score: expect.closeTo(33.333, 2) }, { score: expect.closeTo(83.333, 2) }],
      unreadCount: 2,
    })
    expect(items[0]?.overview.lastCompletedAt).toEqual(new Date('2026-07-02T10:00Z'))
    expect(counts.unread).toBe(1)
  })

  it('counts and finds who missed a form and who opened one without finishing it, from columns', async () => {
    const practice = await makePractice()
    const [late, half] = [await add(practice, 'Late'), await add(practice, 'Half')]
    await add(practice, 'Quiet')
    const assignmentId = half.link?.assignmentId ?? ''
    await inPractice(practice, async (tx) => {
      await tx.db.assignment.updateMany({ where: { id: assignmentId }, data: { openedAt: tx.now, answered: 3 } })
      await refreshOverview(tx, half.clientId)
    })
    expect(await names(practice, { filters: ['unfinished'] })).toEqual(['Half'])
    expect((await list(practice)).filterCounts).toEqual({ missed: 0, unfinished: 1 })
    await inPractice(practice, (tx) => archiveClients(tx, { clientIds: [half.clientId], endReason: null }))
    const past = new Date(Date.now() + 40 * 86_400_000)
    const { filterCounts } = await list(practice, {}, past)
    expect(filterCounts).toEqual({ missed: 2, unfinished: 0 })
    expect((await names(practice, { filters: ['missed'] }, past)).toSorted()).toEqual(['Late', 'Quiet'])
    await answer(practice, late.clientId, 2, { now: past })
    expect((await list(practice, {}, new Date(past.getTime() + 1000))).filterCounts.missed).toBe(1)
  })

  it('folds the score of a client whose safety review is open, in list, order and filter, until it is shown', async () => {
    const practice = await makePractice()
    const { clientId } = await add(practice, 'Linnet')
    await answer(practice, clientId, 4, { safe: 1 })
    const { items } = await list(practice, { filters: ['folded'] })
    expect(items[0]?.overview).toMatchObject({ isFolded: true, lastScore: null, lastChange: null, spark: [] })
    expect(JSON.stringify(items)).not.toContain('83.3')
    expect(items[0]?.overview.status.code).toBe('safety-review')
    const shown = await inPractice(practice, (tx) => revealFolded(tx, clientId))
    expect(shown?.lastScore.score).toBeCloseTo(83.333, 2)
    const logged = await inPractice(practice, (tx) =>
      tx.db.auditEvent.count({ where: { action: 'response.unfolded' } }),
    )
    expect(logged).toBe(1)
  })

  it('archives several at once with their open links, and they leave every tab but Archived', async () => {
    const practice = await makePractice()
    const [first, second, third] = [await add(practice, 'A'), await add(practice, 'B'), await add(practice, 'C')]
    const clientIds = [first.clientId, second.clientId, first.clientId]
    const archived = await inPractice(practice, (tx) => archiveClients(tx, { clientIds, endReason: null }))
    expect(archived).toEqual({ count: 2, withdrawn: 2 })
    expect((await list(practice)).counts).toMatchObject({ all: 1, due: 1, archived: 2 })
    const link = await inPractice(practice, (tx) => getAssignment(tx, first.link?.assignmentId ?? ''))
    expect(link.revokedAt).not.toBeNull()
    const strangers = { clientIds: [third.clientId, crypto.randomUUID()], endReason: null }
    await expect(inPractice(practice, (tx) => archiveClients(tx, strangers))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    expect((await list(practice)).counts.all).toBe(1)
  })

  it('stops all contact in one step: open forms are withdrawn', async () => {
    const practice = await makePractice()
    const { clientId } = await add(practice, 'Yusra', { choice: 'email', email: 'y@example.org' })
    expect(await inPractice(practice, (tx) => stopAllContact(tx, { clientId }))).toEqual({ clientId, withdrawn: 1 })
    expect((await list(practice)).items[0]?.overview).toMatchObject({
      status: { code: 'messages-stopped' },
      isDue: false,
    })
  })

  it('never shows or counts another practice’s clients', async () => {
    const [mine, theirs] = await Promise.all([makePractice(), makePractice()])
    await add(theirs, 'Canary Foreign')
    expect(await list(mine, { search: 'canary' })).toMatchObject({ items: [], counts: { all: 0, archived: 0 } })
    expect(await inPractice(mine, (tx) => findClients(tx, { text: 'canary', locale: 'en-GB' }))).toEqual([])
    expect(await names(mine, { clinicianId: theirs.owner.membershipId })).toEqual([])
  })
})
