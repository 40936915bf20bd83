import { expect, it } from 'vitest'
import { formatNotice, wordMuteness } from '@/lib/format/notice-words'

const place = { locale: 'en-GB', timeZone: 'Europe/London' }
const settledAt = new Date('2026-11-20T07:30:00Z')
const nextTryAt = new Date('2026-11-20T07:35:00Z')
const notice = { formCount: 2, state: 'sent' as const, reason: null, nextTryAt: null, settledAt }
const waiting = { ...notice, settledAt: null }

it.each([
  ['none yet', null, 'None so far'],
  ['sent', notice, 'Sent 20 Nov 2026, 07:30, about 2 forms'],
  ['sent of one', { ...notice, formCount: 1 }, 'Sent 20 Nov 2026, 07:30, about one form'],
  ['waiting for its first try', { ...waiting, state: 'queued' as const, nextTryAt }, 'On its way'],
  ['in hand', { ...waiting, state: 'sending' as const }, 'On its way'],
  [
    'waiting for another try',
    { ...waiting, state: 'queued' as const, reason: 'BUSY' as const, nextTryAt },
    'Not sent yet: the mail server asks to come back later. Next try 20 Nov 2026, 07:35',
  ],
  [
    'refused',
    { ...notice, state: 'failed' as const, reason: 'REFUSED_ADDRESS' as const },
    'Not sent 20 Nov 2026, 07:30: the mail server does not take your address. The next one tells of the same forms',
  ],
  [
    'unknown',
    { ...notice, state: 'failed' as const, reason: 'UNSURE' as const },
    'May have arrived, or not, 20 Nov 2026, 07:30: the mail server had it and fell silent',
  ],
  [
    'read before it left',
    { ...notice, state: 'dropped' as const, reason: 'NOT_NEEDED' as const },
    'Not sent 20 Nov 2026, 07:30: no longer needed',
  ],
])('a notice %s', (_name, given, words) => {
  expect(formatNotice(given, place)).toBe(words)
})

it('a demo and a server without mail say that nothing is sent', () => {
  expect(wordMuteness(true)).toBe('Nothing is sent from a demo practice.')
  expect(wordMuteness(false)).toContain('nothing is sent from here')
})
