import { describe, expect, test } from 'vitest'
import { DELIVERY_FAULTS, MESSAGE_STATES } from '@/lib/domain/delivery'
import { fillPreview, LINK_MARK, UNTIL_MARK } from '@/lib/domain/mail-preview'
import { formatDelivery, isDeliveryHot } from '@/lib/format/delivery-words'

const place = { locale: 'en-GB', timeZone: 'Europe/London' }
const at = new Date('2026-11-20T14:05:00Z')
const base = { reason: null, nextTryAt: null, settledAt: null }

describe('what became of a message', () => {
  test.each([
    [{ ...base, state: 'queued' }, 'E-mail on its way'],
    [
      { ...base, state: 'queued', reason: 'BUSY', nextTryAt: at },
      'E-mail not sent yet: the mail server asks to come back later. Next try 20 Nov 2026, 14:05',
    ],
    [{ ...base, state: 'sent', settledAt: at }, 'E-mail sent 20 Nov 2026, 14:05'],
    [{ ...base, state: 'sent', reason: 'BY_HAND', settledAt: at }, 'Passed on by hand 20 Nov 2026, 14:05'],
    [{ ...base, state: 'held', reason: 'NO_MAIL', settledAt: at }, 'In the outbox: no mail is set up here; copy it'],
    [
      { ...base, state: 'failed', reason: 'REFUSED_ADDRESS', settledAt: at },
      'E-mail not sent: the mail server does not take the client’s address',
    ],
    [
      { ...base, state: 'failed', reason: 'UNSURE', settledAt: at },
      'E-mail may have arrived, or not: the mail server had it and fell silent. Ask them before sending again',
    ],
    [{ ...base, state: 'dropped', reason: 'NOT_NEEDED', settledAt: at }, 'E-mail not sent: no longer needed'],
  ] as [Parameters<typeof formatDelivery>[0], string][])('%o', (message, words) => {
    expect(formatDelivery(message, place)).toBe(words)
  })

  test('no state and no fault is without words', () => {
    for (const state of MESSAGE_STATES) {
      for (const reason of DELIVERY_FAULTS) {
        expect(formatDelivery({ state, reason, nextTryAt: at, settledAt: at }, place)).not.toMatch(/undefined|[A-Z]{3}/)
      }
    }
    expect(MESSAGE_STATES.filter(isDeliveryHot)).toEqual(['failed'])
  })
})

test('a preview reads as the message will, for each time limit on offer', () => {
  const preview = {
    isMailOn: true,
    from: 'Forms, forms@x.example',
    forms: { 'cta-10': { subject: 'Your form is ready', body: `Until ${UNTIL_MARK}: ${LINK_MARK}` } },
    reminders: {},
    untils: { 14: '4 December' },
  }
  expect(fillPreview(preview, 'cta-10', '14')?.body).toBe('Until 4 December: (the link)')
  expect(fillPreview(preview, 'cta-10', '99')).toBeNull()
  expect(fillPreview(preview, 'unknown', '14')).toBeNull()
})
