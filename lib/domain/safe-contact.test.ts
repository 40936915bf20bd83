import { describe, expect, it } from 'vitest'
import {
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
