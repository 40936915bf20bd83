import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { stopAllContact } from '@/app/_acts/stop-contact'
import { completeAssignment } from '@/lib/assignments/commands/complete-assignment'
import { revokeAssignment } from '@/lib/assignments/commands/links'
import { archiveClient } from '@/lib/clients/commands/archive-client'
import { setSafeContact, stopContact } from '@/lib/clients/commands/change-contact'
import type { ContactRecord } from '@/lib/clients/contact-record'
import { type AskedForm, askForm } from '@/lib/testing/asked-form'
import { inPractice } from '@/lib/testing/practice-fixture'
import { readTree } from '@/lib/testing/read-house'
import { insertClient } from '@/lib/testing/rows'
import { DOORS, type Door } from '@/lib/testing/sending-doors'

const root = fileURLToPath(new URL('../..', import.meta.url))

const byEmail: ContactRecord = {
  contact: { choice: 'email', email: 'wren@client.example', codeName: null },
  instructions: '',
}
const byPhone: ContactRecord = {
  contact: {
    ...{ choice: 'details', channels: ['phone', 'text', 'post'], email: 'wren@client.example', phone: '01632 960171' },
    ...{ times: null, mayLeaveMessage: true, codeName: null },
  },
  instructions: '',
}
const ALL: Door['way'][] = ['message', 'reminder', 'scheduled']

type Refusal = { against: readonly Door['way'][]; happens: (asked: AskedForm) => Promise<unknown> }

/** Whatever makes a message one too many, and against which ways. */
const REFUSALS: Record<string, Refusal> = {
  'in session only': {
    against: ALL,
    happens: (asked) => agree(asked, { contact: { choice: 'session', codeName: null }, instructions: '' }),
  },
  'every way but e-mail': { against: ALL, happens: (asked) => agree(asked, byPhone) },
  // No command takes a record away; a file that came from elsewhere could lack one.
  'no record': { against: ALL, happens: forgetRecord },
  'all contact stopped by the client': {
    against: ALL,
    happens: (asked) => inPractice(asked.practice, (tx) => stopContact(tx, { ...asked, by: 'client', what: 'all' })),
  },
  'all contact stopped by the practice': {
    against: ALL,
    happens: (asked) => inPractice(asked.practice, (tx) => stopAllContact(tx, asked)),
  },
  'an archived file': {
    against: ALL,
    happens: (asked) => inPractice(asked.practice, (tx) => archiveClient(tx, { ...asked, endReason: null })),
  },
  'reminders stopped by the client': {
    against: ['reminder'],
    happens: (asked) =>
      inPractice(asked.practice, (tx) => stopContact(tx, { ...asked, by: 'client', what: 'reminders' })),
  },
  'reminders never wanted': {
    against: ['reminder'],
    happens: (asked) => agree(asked, { ...byEmail, reminderCount: 0 }),
  },
  'not confirmed for 120 days': {
    against: ['reminder', 'scheduled'],
    happens: (asked) =>
      inPractice(asked.practice, (tx) =>
        tx.db.safeContact.updateMany({ data: { confirmedOn: new Date(Date.now() - 121 * 86_400_000) } }),
      ),
  },
  'the form was answered': {
    against: ['message', 'reminder'],
    happens: (asked) => inPractice(asked.practice, (tx) => completeAssignment(tx, asked)),
  },
  'the form was withdrawn': {
    against: ['message', 'reminder'],
    happens: (asked) => inPractice(asked.practice, (tx) => revokeAssignment(tx, asked)),
  },
  'the link has run out': {
    against: ['reminder'],
    happens: (asked) =>
      inPractice(asked.practice, (tx) =>
        tx.db.assignment.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } }),
      ),
  },
}

function agree({ practice, clientId }: AskedForm, record: ContactRecord) {
  return inPractice(practice, (tx) => setSafeContact(tx, { clientId, record }))
}

/** The record goes to somebody who has none, as no command of ours can take it away. */
function forgetRecord({ practice, clientId }: AskedForm) {
  return inPractice(practice, async (tx) => {
    const other = await insertClient(tx)
    const { count } = await tx.db.safeContact.updateMany({ where: { clientId }, data: { clientId: other } })
    expect(count).toBe(1)
  })
}

/** A form asked by message, of a client whose e-mail was agreed. */
async function prepare(door: Door): Promise<AskedForm> {
  const asked = await askForm({ isPinAsked: true })
  await agree(asked, byEmail)
  await door.before?.(asked)
  return asked
}

/** Pressed; how many messages wait or have gone then that did not before. */
async function press(door: Door, asked: AskedForm): Promise<number> {
  const count = () =>
    inPractice(asked.practice, (tx) =>
      tx.db.message.count({ where: { state: { in: ['queued', 'sending', 'sent', 'held'] } } }),
    )
  const before = await count()
  await door.press(asked).catch(() => undefined)
  return (await count()) - before
}

describe('nothing is sent without the record, or against it', () => {
  const cases = Object.entries(DOORS).flatMap(([name, door]) =>
    Object.entries(REFUSALS)
      .filter(([why, { against }]) => against.includes(door.way) && !(why.startsWith('the form') && isAnother(name)))
      .map(([why, refusal]) => [name, why, door, refusal] as const),
  )

  it.each(cases)('%s: %s', async (_name, _why, door, refusal) => {
    const asked = await prepare(door)
    await refusal.happens(asked)
    expect(await press(door, asked)).toBe(0)
  })

  // Without this the cases above could pass because a door never opens at all.
  it.each(Object.entries(DOORS))('while nothing speaks against it, it opens: %s', async (name, door) => {
    const asked = await prepare(door)
    const opened = await press(door, asked)
    const arranged = await inPractice(asked.practice, (tx) => tx.db.schedule.count())
    expect(name.includes('make-schedule') ? arranged : opened).toBe(1)
  })
})

/** Writes the messages of a demo's story, which never leave; its own statement refuses every other practice. */
const STORY = 'lib/messages/commands/tell-sent.ts'

/** A message to a client, and a notice to a clinician: each asks for the claim that decides. */
const HANDERS = ['lib/worker/send-message.ts', 'lib/worker/send-notice.ts']

describe('a new way to send', () => {
  const files = Object.entries(readTree(root)).filter(
    ([path]) => /^(app|lib)\/.*\.tsx?$/.test(path) && !/\.test\.tsx?$|^lib\/(testing|db)\//.test(path),
  )
  const filesWith = (pattern: RegExp) => files.flatMap(([path, text]) => (pattern.test(text) ? [path] : []))

  // A command that writes a message stands among the doors, and so is tried against every refusal.
  it('that writes a message is one of the doors', () => {
    const writers = filesWith(/\.message\s*\.\s*(create|createMany|upsert)\b|insert\s+into\s+"?message"?\b/i)
    expect(writers).toContain(STORY)
    for (const path of writers.filter((each) => each !== STORY))
      expect(Object.keys(DOORS).some((name) => path.includes(name.split(':')[0] ?? ''))).toBe(true)
  })

  // There is one file that gives anything to a mail server, and two jobs that use it.
  it('reaches a mail server by the one job that decides anew', () => {
    expect(filesWith(/\bdeliverMail\(/)).toEqual(['lib/mail/deliver-mail.ts', 'lib/worker/hand-over.ts'])
    expect(filesWith(/\bfrom 'nodemailer/)).toEqual(['lib/mail/compose-mail.ts', 'lib/mail/deliver-mail.ts'])
    expect(filesWith(/from '@\/lib\/worker\/hand-over'/).toSorted()).toEqual(HANDERS)
    expect(filesWith(/\bcomposeMail\(/)).toEqual(['lib/mail/compose-mail.ts', ...HANDERS])
  })

  it('that puts one back on its way does so where a try is settled', () => {
    expect(filesWith(/\.message\.updateMany\([^)]*state: '(queued|sending)'/s)).toEqual([
      'lib/messages/commands/dispatch-message.ts',
    ])
  })
})

/** These ask a form of their own, so what became of the first is no matter. */
function isAnother(name: string): boolean {
  return name.includes('second form') || name.includes('schedule')
}
