import { describe, expect, it } from 'vitest'
import { formatConfirmed, formatContact, formatSharing, shortenColleague } from '@/lib/format/client-words'

const base = {
  channels: [],
  times: '',
  mayLeaveMessage: false,
  codeName: '',
  stopped: null,
  reminderCount: null,
} as const
const place = { locale: 'en-GB', timeZone: 'Europe/London' }

describe('how a client may be reached, in words', () => {
  it.each([
    [null, 'No record yet: in session only'],
    [{ ...base, choice: 'session' }, 'In session only'],
    [{ ...base, choice: 'email', channels: ['email'] }, 'E-mail, any time'],
    [
      { ...base, choice: 'details', channels: ['phone', 'text'], times: 'Mornings', codeName: 'Anna' },
      'Phone call or text message, mornings. No message left. As “Anna”',
    ],
    [
      { ...base, choice: 'details', channels: ['email'], stopped: { by: 'client', what: 'reminders' } },
      'E-mail. Reminders stopped by the client',
    ],
    [{ ...base, choice: 'email', stopped: { by: 'practice', what: 'all' } }, 'All contact stopped'],
    [{ ...base, choice: 'email', reminderCount: 0 }, 'E-mail, any time. No reminders, as they asked'],
    [{ ...base, choice: 'email', reminderCount: 1 }, 'E-mail, any time. At most one reminder'],
    [{ ...base, choice: 'details', channels: ['email'], reminderCount: 2 }, 'E-mail. At most two reminders'],
    [{ ...base, choice: 'details', channels: ['post'], reminderCount: 2 }, 'Post'],
    [
      { ...base, choice: 'email', reminderCount: 2, stopped: { by: 'client', what: 'reminders' } },
      'E-mail, any time. Reminders stopped by the client',
    ],
    [
      { ...base, choice: 'details', channels: ['phone'], times: 'I ring', mayLeaveMessage: true },
      'Phone call, I ring. A message may be left',
    ],
  ] as const)('%j reads %s', (contact, words) => {
    expect(formatContact(contact)).toBe(words)
  })

  it('says when it was confirmed and from when it is asked again', () => {
    const on = (confirmState: 'ok' | 'ask' | 'paused') =>
      formatConfirmed({ confirmedOn: '2026-10-28', confirmState }, place, '2026-11-20')
    expect([on('ok'), on('ask'), on('paused')]).toEqual([
      'Confirmed 28 October',
      'Confirmed 28 October: ask again',
      'Confirmed 28 October: ask before sending anything',
    ])
  })

  it('names what is shared', () => {
    expect(formatSharing(['email', 'phone'])).toBe('Shares a mailbox and a phone number with')
  })
})

it.each([
  ['Ines Calder', 'I. Calder'],
  ['Élodie de la Tour', 'É. de la Tour'],
  ['Kestrel', 'Kestrel'],
  ['👩‍⚕️ Doc', '👩‍⚕️. Doc'],
  ['', ''],
])('a colleague called %s stands as %s', (name, short) => {
  expect(shortenColleague(name)).toBe(short)
})
