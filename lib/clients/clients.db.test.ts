import { describe, expect, it } from 'vitest'
import { type AddClient, addClient, addClientInput } from '@/lib/clients/commands/add-client'
import { archiveClient, restoreClient } from '@/lib/clients/commands/archive-client'
import { confirmContact, setSafeContact, stopContact } from '@/lib/clients/commands/change-contact'
import { newPin, showPin, turnPinOff } from '@/lib/clients/commands/change-pin'
import { editClient, editClientInput, transferClient } from '@/lib/clients/commands/edit-client'
import { getClientHead } from '@/lib/clients/queries/get-client-head'
import { getPrintIdentity } from '@/lib/clients/queries/get-print-identity'
import { readContact } from '@/lib/clients/queries/read-contact'
import type { MemberTx } from '@/lib/db/practice-db'
import { addMember, inPractice, makePractice } from '@/lib/testing/practice-fixture'

/** The add sheet's fields as a browser sends them. */
function sheet(fields: Record<string, unknown> = {}): AddClient {
  return addClientInput.parse({ name: 'Maren Holt', choice: 'session', ...fields })
}

const details = {
  choice: 'details',
  channels: ['email', 'phone'],
  email: 'Maren@Example.org ',
  phone: '020 7946 0018',
  times: 'Mornings',
  mayLeaveMessage: 'on',
  codeName: 'Anna',
  instructions: 'Never on Fridays',
}

async function readActions(tx: MemberTx, clientId: string): Promise<string[]> {
  const rows = await tx.db.auditEvent.findMany({
    where: { clientId },
    orderBy: { id: 'asc' },
    select: { action: true },
  })
  return rows.map((row) => row.action)
}

describe('adding a client', () => {
  it('opens the file whole: contact, PIN, episode, caseload line and record', async () => {
    const practice = await makePractice({ timeZone: 'America/Los_Angeles' })
    const now = new Date('2026-11-20T03:00:00Z')
    const added = await inPractice(practice.clinician, (tx) => addClient(tx, sheet(details)), { now })
    expect(added.pin).toMatch(/^\d{6}$/)
    const head = await inPractice(practice, (tx) => getClientHead(tx, added.clientId), { now })
    expect(head).toMatchObject({
      name: 'Maren Holt',
      responsible: { id: practice.clinician.membershipId },
      // It is still the 19th on the practice's wall.
      episodeStartedOn: '2026-11-19',
      contact: { choice: 'details', channels: ['email', 'phone'], confirmedOn: '2026-11-19', codeName: 'Anna' },
      pin: { isOn: true, isSet: true },
      overview: { status: { code: 'no-form-yet' }, nextDueOn: null },
      openedThisMonth: 1,
      clinicianCount: 2,
    })
    expect((await inPractice(practice, (tx) => readActions(tx, added.clientId))).sort()).toEqual([
      'client.added',
      'client.opened',
    ])
  })

  it('keeps no address in the clear, and gives it back to the form', async () => {
    const practice = await makePractice()
    const { clientId } = await inPractice(practice, (tx) => addClient(tx, sheet(details)))
    const stored = await inPractice(practice, (tx) => tx.db.safeContact.findFirst({ where: { clientId } }))
    const bytes = [stored?.emailSealed, stored?.phoneSealed, stored?.instructionsSealed, stored?.emailHash]
    for (const sealed of bytes)
      expect(Buffer.from(sealed ?? []).toString('latin1')).not.toMatch(/maren|7946|anna|friday/i)
    expect(await inPractice(practice, (tx) => readContact(tx, clientId))).toEqual({
      choice: 'details',
      channels: ['email', 'phone'],
      times: 'Mornings',
      mayLeaveMessage: true,
      reminderCount: null,
      email: 'maren@example.org',
      phone: '020 7946 0018',
      codeName: 'Anna',
      instructions: 'Never on Fridays',
    })
  })

  it('stores nothing that belongs to a choice taken back', async () => {
    const practice = await makePractice()
    const { clientId } = await inPractice(practice, (tx) => addClient(tx, sheet({ ...details, choice: 'session' })))
    const contact = await inPractice(practice, (tx) => readContact(tx, clientId))
    expect(contact).toMatchObject({ choice: 'session', email: '', phone: '', instructions: '', channels: [] })
  })

  it.each(['𝓜𝓪𝓻𝓮𝓷 👩‍👩‍👧', 'مريم الفاسي', 'שירה', 'O’Brien %_\\', 'x'.repeat(200), 'Ж'])(
    'takes the name %s',
    async (name) => {
      const practice = await makePractice()
      const { clientId } = await inPractice(practice, (tx) => addClient(tx, sheet({ name })))
      expect((await inPractice(practice, (tx) => getClientHead(tx, clientId))).name).toBe(name)
    },
  )

  it.each([
    [{ name: '  ' }, ['name']],
    [{ name: 'x'.repeat(201) }, ['name']],
    [{ name: '', choice: 'email', email: 'nonsense' }, ['email', 'name']],
    [{ choice: 'details' }, ['channels']],
    [{ choice: 'details', channels: 'phone', phone: 'call me' }, ['phone']],
    [{ choice: 'pigeon' }, ['choice']],
    [{ responsibleId: 'me' }, ['responsibleId']],
  ])('says at once everything wrong with %j', (fields, faulty) => {
    const parsed = addClientInput.safeParse({ name: 'Maren Holt', choice: 'session', ...fields })
    expect(parsed.success).toBe(false)
    expect([...new Set(parsed.error?.issues.map((issue) => String(issue.path[0])))].sort()).toEqual(faulty)
  })

  it('asks before a second client of the same name, whatever the case', async () => {
    const practice = await makePractice()
    await inPractice(practice, (tx) => addClient(tx, sheet()))
    const again = inPractice(practice, (tx) => addClient(tx, sheet({ name: 'MAREN HOLT' })))
    await expect(again).rejects.toMatchObject({
      code: 'CONFLICT',
      fieldErrors: { isDuplicateAccepted: [expect.any(String)] },
    })
    await inPractice(practice, (tx) => addClient(tx, sheet({ name: 'MAREN HOLT', isDuplicateAccepted: 'on' })))
    // A wildcard in a name is a character, not a pattern.
    await inPractice(practice, (tx) => addClient(tx, sheet({ name: '%' })))
  })

  it('warns when two clients share a mailbox or a phone, however it is written', async () => {
    const practice = await makePractice()
    const other = await makePractice()
    const first = await inPractice(practice, (tx) => addClient(tx, sheet({ ...details, name: 'Amaru' })))
    await inPractice(other, (tx) => addClient(tx, sheet(details)))
    const second = await inPractice(practice, (tx) =>
      addClient(tx, sheet({ name: 'Bettina', choice: 'details', channels: 'text', phone: '+44 (0)20 7946-0018' })),
    )
    expect(first.sharedWith).toEqual([])
    expect(second.sharedWith).toEqual([{ clientId: first.clientId, name: 'Amaru', by: ['phone'] }])
    const head = await inPractice(practice, (tx) => getClientHead(tx, first.clientId))
    expect(head.sharedWith).toEqual([{ clientId: second.clientId, name: 'Bettina', by: ['phone'] }])
  })

  it('follows the practice about PINs unless the sheet says otherwise', async () => {
    const practice = await makePractice({ isPinDefault: false })
    const plain = await inPractice(practice, (tx) => addClient(tx, sheet()))
    const asked = await inPractice(practice, (tx) => addClient(tx, sheet({ name: 'Other', pin: ['off', 'on'] })))
    expect([plain.pin, asked.pin]).toEqual([null, expect.stringMatching(/^\d{6}$/)])
  })
})

describe('changing a client', () => {
  it('refuses the second of two tabs instead of losing the first', async () => {
    const practice = await makePractice()
    const { clientId } = await inPractice(practice, (tx) => addClient(tx, sheet()))
    const form = { clientId, version: 1, isCodeName: false, pronouns: 'she/her', recordNumber: '', bornOn: null }
    const edit = (name: string) => ({ ...form, name, responsibleId: practice.owner.membershipId })
    await inPractice(practice, (tx) => editClient(tx, edit('Maren H.')))
    const late = inPractice(practice, (tx) => editClient(tx, edit('M. Holt')))
    await expect(late).rejects.toMatchObject({ code: 'STALE' })
    expect((await inPractice(practice, (tx) => getClientHead(tx, clientId))).name).toBe('Maren H.')
  })

  it('keeps what prints identify the client by, and no birth date to come', async () => {
    const practice = await makePractice({ timeZone: 'America/Los_Angeles' })
    const now = new Date('2026-11-20T03:00:00Z')
    const { clientId } = await inPractice(practice, (tx) => addClient(tx, sheet()), { now })
    const responsibleId = practice.owner.membershipId
    const fields = { clientId, version: '1', name: 'Maren Holt', responsibleId, recordNumber: ' 2026-0417 ' }
    const edit = (bornOn: string) =>
      inPractice(practice, (tx) => editClient(tx, editClientInput.parse({ ...fields, bornOn })), { now })
    // It is still the 19th on the practice's wall.
    await expect(edit('2026-11-20')).rejects.toMatchObject({
      code: 'BAD_INPUT',
      fieldErrors: { bornOn: [expect.stringMatching(/future/)] },
    })
    expect(editClientInput.safeParse({ ...fields, bornOn: '1899-12-31' }).success).toBe(false)
    expect(editClientInput.safeParse({ ...fields, recordNumber: 'x'.repeat(41) }).success).toBe(false)
    await edit('1989-03-11')
    expect(await inPractice(practice, (tx) => getPrintIdentity(tx, clientId))).toEqual({
      id: clientId,
      name: 'Maren Holt',
      recordNumber: '2026-0417',
      bornOn: '1989-03-11',
      pronouns: '',
      isHelpHidden: false,
      responsibleName: expect.any(String),
    })
  })

  it('hands a client over to an active colleague only, and says so in the record', async () => {
    const practice = await makePractice()
    const gone = await addMember(practice, { name: 'Gone Away' })
    const { clientId } = await inPractice(practice, (tx) => addClient(tx, sheet()))
    await inPractice(practice, (tx) =>
      tx.db.membership.updateMany({ where: { id: gone.membershipId }, data: { deactivatedAt: new Date() } }),
    )
    const toGone = inPractice(practice, (tx) => transferClient(tx, { clientId, responsibleId: gone.membershipId }))
    await expect(toGone).rejects.toMatchObject({ code: 'BAD_INPUT' })
    const { membershipId: toId } = practice.clinician
    await inPractice(practice, (tx) => transferClient(tx, { clientId, responsibleId: toId }))
    const head = await inPractice(practice, (tx) => getClientHead(tx, clientId))
    expect(head.responsible.name).toBe('Clem Clinician')
    expect(await inPractice(practice, (tx) => readActions(tx, clientId))).toContain('client.transferred')
  })

  it('archives and restores, with the episode going on or beginning anew', async () => {
    const practice = await makePractice()
    const { clientId } = await inPractice(practice, (tx) => addClient(tx, sheet()))
    const archive = () => inPractice(practice, (tx) => archiveClient(tx, { clientId, endReason: 'completed' }))
    const episodes = () =>
      inPractice(practice, (tx) =>
        tx.db.episode.findMany({ where: { clientId }, select: { endReason: true, endedOn: true } }),
      )
    expect(await archive()).toMatchObject({ isChanged: true })
    expect(await archive()).toMatchObject({ isChanged: false })
    expect(await episodes()).toMatchObject([{ endReason: 'completed', endedOn: expect.any(Date) }])
    await inPractice(practice, (tx) => restoreClient(tx, { clientId, isNewEpisode: false }))
    expect(await episodes()).toEqual([{ endReason: null, endedOn: null }])
    await archive()
    await inPractice(practice, (tx) => restoreClient(tx, { clientId, isNewEpisode: true }))
    expect(await episodes()).toHaveLength(2)
  })
})

describe('safe contact', () => {
  it('is asked again after 90 days and counts from the day it was confirmed', async () => {
    const practice = await makePractice()
    const { clientId } = await inPractice(practice, (tx) => addClient(tx, sheet()), {
      now: new Date('2026-06-01T12:00Z'),
    })
    const head = (now: Date) => inPractice(practice, (tx) => getClientHead(tx, clientId), { now })
    expect((await head(new Date('2026-08-29T12:00Z'))).contact?.confirmState).toBe('ok')
    // The stored line of the caseload moves on by itself, too.
    expect((await head(new Date('2026-08-30T12:00Z'))).overview.contactState).toBe('ask')
    await inPractice(practice, (tx) => confirmContact(tx, { clientId }), { now: new Date('2026-08-31T12:00Z') })
    expect((await head(new Date('2026-09-01T12:00Z'))).contact?.confirmState).toBe('ok')
  })

  it('stopped stays stopped until a new record is agreed', async () => {
    const practice = await makePractice()
    const { clientId } = await inPractice(practice, (tx) => addClient(tx, sheet(details)))
    await inPractice(practice, (tx) => stopContact(tx, { clientId, by: 'practice', what: 'all' }))
    await expect(inPractice(practice, (tx) => confirmContact(tx, { clientId }))).rejects.toMatchObject({
      code: 'CONTACT_FORBIDS',
    })
    const stopped = await inPractice(practice, (tx) => getClientHead(tx, clientId))
    expect(stopped).toMatchObject({ contact: { stopped: { by: 'practice', what: 'all' } } })
    expect(stopped.overview.status.code).toBe('messages-stopped')
    const { record } = sheet({ choice: 'email', email: 'new@example.org' })
    await inPractice(practice, (tx) => setSafeContact(tx, { clientId, version: stopped.version, record }))
    const agreed = await inPractice(practice, (tx) => getClientHead(tx, clientId))
    expect(agreed).toMatchObject({ contact: { stopped: null, choice: 'email' } })
    const late = inPractice(practice, (tx) => setSafeContact(tx, { clientId, version: stopped.version, record }))
    await expect(late).rejects.toMatchObject({ code: 'STALE' })
  })
})

describe('the PIN', () => {
  it('is shown again, replaced and turned off, each in the record', async () => {
    const practice = await makePractice()
    const { clientId, pin } = await inPractice(practice, (tx) => addClient(tx, sheet()))
    expect(await inPractice(practice, (tx) => showPin(tx, { clientId }))).toEqual({ clientId, pin })
    const { pin: fresh } = await inPractice(practice, (tx) => newPin(tx, { clientId }))
    expect(await inPractice(practice, (tx) => showPin(tx, { clientId }))).toEqual({ clientId, pin: fresh })
    await inPractice(practice, (tx) => turnPinOff(tx, { clientId }))
    await expect(inPractice(practice, (tx) => showPin(tx, { clientId }))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await inPractice(practice, (tx) => readActions(tx, clientId))).toEqual([
      'client.added',
      'client.pin-shown',
      'client.pin-changed',
      'client.pin-shown',
      'client.pin-changed',
    ])
  })
})

describe('another practice’s client', () => {
  it.each([['foreign'], ['missing'], ['malformed']])('a %s id is not here, whatever is asked of it', async (kind) => {
    const [mine, theirs] = await Promise.all([makePractice(), makePractice()])
    const { clientId: foreign } = await inPractice(theirs, (tx) => addClient(tx, sheet(details)))
    const clientId = { foreign, missing: crypto.randomUUID(), malformed: 'x' }[kind] ?? ''
    const { record } = sheet()
    const asked: ((tx: MemberTx) => Promise<unknown>)[] = [
      (tx) => getClientHead(tx, clientId),
      (tx) => readContact(tx, clientId),
      (tx) => archiveClient(tx, { clientId, endReason: null }),
      (tx) => restoreClient(tx, { clientId, isNewEpisode: false }),
      (tx) => transferClient(tx, { clientId, responsibleId: mine.owner.membershipId }),
      (tx) => setSafeContact(tx, { clientId, record }),
      (tx) => confirmContact(tx, { clientId }),
      (tx) => newPin(tx, { clientId }),
      (tx) => showPin(tx, { clientId }),
      (tx) => turnPinOff(tx, { clientId }),
    ]
    for (const ask of asked) await expect(inPractice(mine, ask)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const theirHead = await inPractice(theirs, (tx) => getClientHead(tx, foreign))
    expect(theirHead).toMatchObject({ archivedAt: null, version: 1 })
  })
})
