import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CONTACT_CHANNELS,
  CONTACT_CHOICES,
  type ContactFacts,
  confirmState,
  decideSending,
  type SendingWay,
  safeContactSchema,
} from '@/lib/domain/safe-contact'
import { addDays } from '@/lib/domain/wall-time'

const today = '2026-11-20'
const email: NonNullable<ContactFacts> = { choice: 'email', channels: [], confirmedOn: today, stopped: null }
const ways: SendingWay[] = ['message', 'reminder', 'scheduled', 'copy', 'show', 'handover']

describe('asking again', () => {
  it.each([
    [0, 'ok'],
    [89, 'ok'],
    [90, 'ask'],
    [119, 'ask'],
    [120, 'paused'],
    [400, 'paused'],
  ])('%s days after it was confirmed: %s', (days, state) => {
    expect(confirmState(addDays(today, -days), today)).toBe(state)
  })
})

describe('what may be sent', () => {
  const cases: [string, ContactFacts, (string | true)[]][] = [
    ['no record', null, ['NO_RECORD', 'NO_RECORD', 'NO_RECORD', true, true, true]],
    [
      'in session only',
      { ...email, choice: 'session' },
      ['SESSION_ONLY', 'SESSION_ONLY', 'SESSION_ONLY', true, true, true],
    ],
    ['e-mail, any time', email, [true, true, true, true, true, true]],
    [
      'details with e-mail',
      { ...email, choice: 'details', channels: ['email', 'phone'] },
      [true, true, true, true, true, true],
    ],
    [
      'details without e-mail',
      { ...email, choice: 'details', channels: ['phone'] },
      ['NO_EMAIL', 'NO_EMAIL', 'NO_EMAIL', true, true, true],
    ],
    [
      'reminders stopped',
      { ...email, stopped: { by: 'client', what: 'reminders' } },
      [true, 'REMINDERS_STOPPED', true, true, true, true],
    ],
    [
      'all stopped',
      { ...email, stopped: { by: 'practice', what: 'all' } },
      ['STOPPED', 'STOPPED', 'STOPPED', true, true, true],
    ],
    [
      'not confirmed for 120 days',
      { ...email, confirmedOn: addDays(today, -120) },
      [true, 'PAUSED', 'PAUSED', true, true, true],
    ],
  ]
  it.each(cases)('%s', (_, contact, expected) => {
    const decided = ways.map((way) => {
      const decision = decideSending(contact, way, today)
      return decision.isAllowed ? true : decision.reason
    })
    expect(decided).toEqual(expected)
  })

  it('asks “Is this how they asked?” before a link is copied, and only then', () => {
    const asks = ways.filter((way) => {
      const decision = decideSending(email, way, today)
      return decision.isAllowed && decision.askFirst
    })
    expect(asks).toEqual(['copy'])
  })
})

// Whatever a record holds, in whichever combination: these are safety.md's own sentences, each held by itself.
describe('every record there can be, every way', () => {
  const stop = fc.record({ by: fc.constantFrom('client', 'practice'), what: fc.constantFrom('reminders', 'all') })
  const anyRecord: fc.Arbitrary<NonNullable<ContactFacts>> = fc.record({
    choice: fc.constantFrom(...CONTACT_CHOICES),
    channels: fc.subarray([...CONTACT_CHANNELS]),
    confirmedOn: fc.integer({ min: 0, max: 400 }).map((days) => addDays(today, -days)),
    stopped: fc.option(stop),
    reminderCount: fc.constantFrom(null, 0, 1, 2),
  })
  const anyContact = fc.option(anyRecord, { freq: 10 })
  const sent = fc.constantFrom<SendingWay>('message', 'reminder', 'scheduled')
  const isAllowed = (contact: ContactFacts, way: SendingWay) => decideSending(contact, way, today).isAllowed
  const holds = (rule: (contact: ContactFacts, way: SendingWay) => void) =>
    fc.assert(fc.property(anyContact, sent, rule), { numRuns: 2000 })

  it('nothing is sent without a record, or where e-mail was not agreed', () => {
    holds((contact, way) => {
      const agreed =
        contact?.choice === 'email' || (contact?.choice === 'details' && contact.channels.includes('email'))
      if (!agreed) expect(isAllowed(contact, way)).toBe(false)
    })
  })

  it('nothing is sent once all contact was stopped, whoever stopped it', () => {
    holds((contact, way) => {
      if (contact?.stopped?.what === 'all') expect(isAllowed(contact, way)).toBe(false)
    })
  })

  it('no reminder goes to somebody who stopped them or asked for none', () => {
    holds((contact) => {
      if (contact?.stopped || contact?.reminderCount === 0) expect(isAllowed(contact, 'reminder')).toBe(false)
    })
  })

  it('nothing goes by itself once 120 days have passed without a word', () => {
    holds((contact) => {
      if (!contact || contact.confirmedOn > addDays(today, -120)) return
      expect([isAllowed(contact, 'scheduled'), isAllowed(contact, 'reminder')]).toEqual([false, false])
    })
  })

  it('what goes later by itself needs no less than what a person sends', () => {
    holds((contact, way) => {
      if (isAllowed(contact, way)) expect(isAllowed(contact, 'message')).toBe(true)
    })
  })

  it('what happens in the room needs no record, and only a copied link asks first', () => {
    fc.assert(
      fc.property(anyContact, fc.constantFrom<SendingWay>('copy', 'show', 'handover'), (contact, way) => {
        expect(decideSending(contact, way, today)).toEqual({ isAllowed: true, askFirst: way === 'copy' })
      }),
    )
  })
})

describe('the record as it is written down', () => {
  const faults = (value: unknown) =>
    safeContactSchema.safeParse(value).error?.issues.map((issue) => issue.path.join('.'))

  it.each([
    [{ choice: 'session' }, undefined],
    [{ choice: 'session', email: 'a@b.org' }, ['']],
    [{ choice: 'email' }, ['email']],
    [{ choice: 'email', email: 'nowhere' }, ['email']],
    [{ choice: 'email', email: `${'x'.repeat(250)}@b.org` }, ['email']],
    [{ choice: 'details', channels: [] }, ['channels']],
    [{ choice: 'details', channels: ['email', 'text'] }, ['email', 'phone']],
    [{ choice: 'details', channels: ['phone'], phone: '01632 960171' }, undefined],
    [{ choice: 'details', channels: ['phone'], phone: 'ask her sister' }, ['phone']],
    [{ choice: 'pigeon' }, ['choice']],
  ])('%j: faults in %j', (value, paths) => {
    expect(faults(value)).toEqual(paths)
  })

  it('trims an address and writes it small', () => {
    expect(safeContactSchema.parse({ choice: 'email', email: ' Nadia@Mail.Example ' })).toMatchObject({
      email: 'nadia@mail.example',
    })
  })
})
