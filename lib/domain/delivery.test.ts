import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  DELIVERY_FAULTS,
  type DispatchFacts,
  decideDispatch,
  isBelieved,
  judgeClaim,
  settleTry,
} from '@/lib/domain/delivery'
import { mailSenderSchema } from '@/lib/domain/mail-sender'
import type { ContactFacts } from '@/lib/domain/safe-contact'

const now = new Date('2026-11-20T10:00:00Z')
const today = '2026-11-20'

describe('after a try', () => {
  test('what was taken is sent', () => {
    expect(settleTry({ isAccepted: true }, 3, now)).toEqual({ state: 'sent', reason: null, nextTryAt: null })
  })

  test('what may come right is tried again, later each time, and not for ever', () => {
    const waits: number[] = []
    let attempts = 1
    let settled = settleTry({ isAccepted: false, fault: 'BUSY', isFinal: false }, attempts, now)
    for (; settled.nextTryAt; attempts += 1) {
      waits.push((settled.nextTryAt.getTime() - now.getTime()) / 60_000)
      settled = settleTry({ isAccepted: false, fault: 'BUSY', isFinal: false }, attempts + 1, now)
    }
    expect(waits).toEqual([1, 5, 15, 60, 180, 360, 720])
    expect(settled).toEqual({ state: 'failed', reason: 'BUSY', nextTryAt: null })
  })

  test('what nobody can know is never tried again by itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.boolean(), (attempts, isFinal) => {
        const settled = settleTry({ isAccepted: false, fault: 'UNSURE', isFinal }, attempts, now)
        expect(settled).toEqual({ state: 'failed', reason: 'UNSURE', nextTryAt: null })
      }),
    )
  })

  test('a final no ends it at once', () => {
    for (const fault of DELIVERY_FAULTS) {
      expect(settleTry({ isAccepted: false, fault, isFinal: true }, 1, now).state).toBe('failed')
    }
  })
})

describe('in whose hands', () => {
  const handedAt = new Date('2026-11-20T10:00:00Z')
  const row = (state: string, given: Date | null = null) => ({ state, claimId: 'mine', handedAt: given })

  test.each([
    ['waits', row('queued'), 'take'],
    ['was with a worker that was killed before it left', row('sending'), 'take'],
    ['had begun to leave when its worker was killed', row('sending', handedAt), 'unsure'],
    ['has left', row('sent', handedAt), 'leave'],
    ['was given up', row('failed', handedAt), 'leave'],
  ] as const)('what %s', (_name, given, judged) => {
    expect(judgeClaim(given)).toBe(judged)
  })

  test('the one who holds it is believed; taken for dead, only of what arrived', () => {
    const no = { isAccepted: false, fault: 'BUSY', isFinal: false } as const
    const yes = { isAccepted: true } as const
    expect([isBelieved(row('sending'), 'mine', no), isBelieved(row('sending'), 'other', yes)]).toEqual([true, false])
    expect([isBelieved(row('failed'), 'mine', yes), isBelieved(row('failed'), 'mine', no)]).toEqual([true, false])
  })
})

describe('when a message is about to leave', () => {
  const contact: ContactFacts = { choice: 'email', channels: ['email'], confirmedOn: today, stopped: null }
  const facts: DispatchFacts = {
    kind: 'form',
    completedAt: null,
    revokedAt: null,
    expiresAt: new Date('2026-12-04T23:59:59Z'),
    hasLink: true,
    isArchived: false,
    hasAddress: true,
    contact,
  }

  test('it may, while everything is as it was', () => {
    expect(decideDispatch(facts, now, today)).toBeNull()
    expect(decideDispatch({ ...facts, kind: 'reminder' }, now, today)).toBeNull()
    expect(decideDispatch({ ...facts, contact: { ...contact, reminderCount: 0 } }, now, today)).toBeNull()
  })

  test.each([
    ['answered', { completedAt: now }, 'NOT_NEEDED'],
    ['withdrawn', { revokedAt: now }, 'NOT_NEEDED'],
    ['over', { expiresAt: now }, 'NOT_NEEDED'],
    ['without its link', { hasLink: false }, 'NOT_NEEDED'],
    ['of an archived file', { isArchived: true }, 'NOT_NEEDED'],
    ['for a client without a record', { contact: null }, 'CONTACT'],
    ['for a client seen in session only', { contact: { ...contact, choice: 'session' } }, 'CONTACT'],
    ['for a client who stopped all', { contact: { ...contact, stopped: { by: 'client', what: 'all' } } }, 'CONTACT'],
    ['without an address', { hasAddress: false }, 'CONTACT'],
    [
      'a reminder, for a client who asked for none',
      { kind: 'reminder', contact: { ...contact, reminderCount: 0 } },
      'CONTACT',
    ],
    [
      'a reminder, for a client who stopped them',
      { kind: 'reminder', contact: { ...contact, stopped: { by: 'client', what: 'reminders' } } },
      'CONTACT',
    ],
  ] as [string, Partial<DispatchFacts>, string][])('not one that is %s', (_name, change, refusal) => {
    expect(decideDispatch({ ...facts, ...change }, now, today)).toBe(refusal)
  })
})

describe('the sender a practice chooses', () => {
  const parse = (mailSenderName: string, mailSenderAddress = '') =>
    mailSenderSchema.safeParse({ mailSenderName, mailSenderAddress })

  test('may be left to us, or be neutral', () => {
    expect(parse('').data).toEqual({ mailSenderName: '', mailSenderAddress: '' })
    expect(parse(' Heron  House ', 'Desk@Heron.example').data).toEqual({
      mailSenderName: 'Heron House',
      mailSenderAddress: 'desk@heron.example',
    })
  })

  test.each([
    ['Heron Therapy', '', /gives nothing away: this shows “Therap”/],
    ['Desk', 'desk@couples-counselling.example', /gives nothing away/],
    ['Desk <desk@x.example>', '', /without < >/],
    ['Desk', 'no address', /with an @/],
    ['x'.repeat(61), '', /60 characters/],
  ])('%s %s is refused in words', (name, address, words) => {
    expect(JSON.stringify(parse(name, address).error?.issues)).toMatch(words)
  })
})
