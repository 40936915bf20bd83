import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseForm, REMINDERS_MAX, type RemindedForm, refuseReminder } from '@/lib/domain/reminders'
import type { ContactFacts } from '@/lib/domain/safe-contact'

const HOUR = 3_600_000
const now = new Date('2026-11-20T14:00:00Z')
const today = '2026-11-20'
const ago = (hours: number) => new Date(now.getTime() - hours * HOUR)
const agreed: ContactFacts = { choice: 'email', channels: [], confirmedOn: '2026-11-01', stopped: null }
const sent: RemindedForm = {
  ...{ via: 'message', completedAt: null, revokedAt: null, lockedAt: null, isArchived: false },
  ...{ expiresAt: ago(-48), reminded: 0, isUnderWay: false, isHeld: false, lastSentAt: ago(72) },
}

describe('a reminder somebody asks for', () => {
  it.each([
    [{}, null],
    [{ reminded: 1 }, null],
    [{ reminded: 2 }, 'ENOUGH'],
    [{ lastSentAt: ago(23.9) }, 'JUST_SENT'],
    [{ lastSentAt: ago(24) }, null],
    [{ lastSentAt: null }, 'NOT_SENT'],
    [{ lastSentAt: null, isHeld: true }, 'IN_OUTBOX'],
    [{ isUnderWay: true }, 'ON_ITS_WAY'],
    [{ via: 'shown', lastSentAt: null }, 'IN_PERSON'],
    [{ completedAt: ago(1) }, 'ANSWERED'],
    [{ revokedAt: ago(1) }, 'WITHDRAWN'],
    [{ expiresAt: now }, 'OVER'],
    [{ lockedAt: ago(1) }, 'LOCKED'],
    [{ isArchived: true }, 'ARCHIVED'],
  ] as [Partial<RemindedForm>, string | null][])('of a form with %o: %s', (facts, refusal) => {
    expect(refuseReminder({ ...sent, ...facts }, agreed, now, today)).toBe(refusal)
  })

  it('is one too many where the client wants one at most', () => {
    const wishes: ContactFacts = { ...agreed, reminderCount: 1 }
    expect(refuseReminder(sent, wishes, now, today)).toBeNull()
    expect(refuseReminder({ ...sent, reminded: 1 }, wishes, now, today)).toBe('ENOUGH')
  })

  it.each([
    [null, 'NO_RECORD'],
    [{ ...agreed, confirmedOn: '2026-07-01' }, 'PAUSED'],
    [{ ...agreed, choice: 'session' }, 'SESSION_ONLY'],
    [{ ...agreed, choice: 'details', channels: ['phone'] }, 'NO_EMAIL'],
    [{ ...agreed, reminderCount: 0 }, 'REMINDERS_STOPPED'],
    [{ ...agreed, stopped: { by: 'client', what: 'reminders' } }, 'REMINDERS_STOPPED'],
    [{ ...agreed, stopped: { by: 'practice', what: 'all' } }, 'STOPPED'],
  ] as [ContactFacts, string][])('never goes against safe contact: %o', (contact, refusal) => {
    expect(refuseReminder(sent, contact, now, today)).toBe(refusal)
    expect(chooseForm([sent], { isArchived: false, contact }, now, today)).toEqual({ refusal })
  })
})

describe('of a client with several open forms', () => {
  const client = { isArchived: false, contact: agreed }
  const choose = (...forms: RemindedForm[]) => chooseForm(forms, client, now, today)

  it('the one that has waited longest is reminded of, and one message is enough', () => {
    const older = { ...sent, lastSentAt: ago(100) }
    expect(choose(sent, older)).toEqual({ form: older })
    expect(choose({ ...older, reminded: 2 }, sent)).toEqual({ form: sent })
  })

  it('what holds of one holds of all: a locked link, a message today', () => {
    expect(choose(sent, { ...sent, lockedAt: ago(1) })).toEqual({ refusal: 'LOCKED' })
    expect(choose({ ...sent, lastSentAt: ago(2) }, sent)).toEqual({ refusal: 'JUST_SENT' })
    expect(choose({ ...sent, isUnderWay: true }, sent)).toEqual({ refusal: 'ON_ITS_WAY' })
  })

  it('without one, or in an archived file, it is said', () => {
    expect(choose()).toEqual({ refusal: 'NO_OPEN_FORM' })
    expect(chooseForm([sent], { ...client, isArchived: true }, now, today)).toEqual({ refusal: 'ARCHIVED' })
  })

  // However a client's forms stand: whatever is chosen may be reminded of by itself.
  it('never chooses a form that may not be reminded of', () => {
    const form = fc.record({
      via: fc.constantFrom('message', 'shown'),
      completedAt: fc.constantFrom(null, ago(1)),
      revokedAt: fc.constantFrom(null, ago(1)),
      lockedAt: fc.constantFrom(null, null, null, ago(1)),
      isArchived: fc.constant(false),
      expiresAt: fc.constantFrom(ago(1), ago(-1), ago(-99)),
      reminded: fc.nat(3),
      isUnderWay: fc.boolean(),
      isHeld: fc.boolean(),
      lastSentAt: fc.constantFrom(null, ago(1), ago(30), ago(90)),
    })
    fc.assert(
      fc.property(fc.array(form, { maxLength: 4 }), (forms) => {
        const chosen = chooseForm(forms, client, now, today)
        if (!('form' in chosen)) return
        expect(refuseReminder(chosen.form, agreed, now, today)).toBeNull()
        expect(chosen.form.reminded).toBeLessThan(REMINDERS_MAX)
      }),
    )
  })
})
