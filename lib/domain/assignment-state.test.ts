import { describe, expect, it } from 'vitest'
import {
  type AssignmentFacts,
  deriveAssignmentState,
  expiresInDaysSchema,
  expiryOf,
  findDuplicates,
} from '@/lib/domain/assignment-state'

const now = new Date('2026-11-20T09:00:00Z')
const at = (days: number) => new Date(now.getTime() + days * 86_400_000)
const sent: AssignmentFacts = {
  scheduledFor: null,
  openedAt: null,
  answered: 0,
  of: 40,
  expiresAt: at(10),
  revokedAt: null,
  completedAt: null,
  lockedAt: null,
}

describe('the state of an assignment', () => {
  const cases: [string, Partial<AssignmentFacts>, boolean][] = [
    ['not-opened', {}, true],
    ['scheduled', { scheduledFor: at(5) }, true],
    ['not-opened', { scheduledFor: at(-1) }, true],
    ['not-opened', { scheduledFor: now }, true],
    ['opened', { openedAt: at(-1) }, true],
    ['started', { openedAt: at(-1), answered: 17 }, true],
    ['locked', { openedAt: at(-1), answered: 17, lockedAt: at(-1) }, true],
    ['expired', { expiresAt: at(-1) }, false],
    ['expired', { expiresAt: at(-1), answered: 17, openedAt: at(-3) }, false],
    ['expired', { expiresAt: at(-1), lockedAt: at(-3) }, false],
    ['revoked', { revokedAt: at(-2), expiresAt: at(-1) }, false],
    ['completed', { completedAt: at(-2), expiresAt: at(-1) }, false],
    ['completed', { completedAt: at(-2), revokedAt: at(-1) }, false],
  ]
  it.each(cases)('%s from %j, open: %s', (code, facts, isOpen) => {
    expect(deriveAssignmentState({ ...sent, ...facts }, now)).toMatchObject({ code, isOpen })
  })

  it('holds to its last millisecond', () => {
    expect(deriveAssignmentState({ ...sent, expiresAt: now }, now).code).toBe('not-opened')
    expect(deriveAssignmentState({ ...sent, expiresAt: new Date(now.getTime() - 1) }, now).code).toBe('expired')
  })

  it('tells how far it is', () => {
    expect(deriveAssignmentState({ ...sent, answered: 17 }, now)).toMatchObject({ answered: 17, of: 40 })
  })
})

describe('expiry', () => {
  it('is the end of the day so many days later, whatever the clocks do', () => {
    expect(expiryOf(new Date('2026-11-20T09:00:00Z'), 14, 'Europe/London').toISOString()).toBe(
      '2026-12-04T23:59:59.999Z',
    )
    expect(expiryOf(new Date('2026-03-20T23:30:00Z'), 14, 'Europe/London').toISOString()).toBe(
      '2026-04-03T22:59:59.999Z',
    )
  })

  it.each([
    [undefined, 14],
    ['', 14],
    [null, 14],
    ['30', 30],
    [1, 1],
  ])('%j days means %s', (given, days) => {
    expect(expiresInDaysSchema.parse(given)).toBe(days)
  })

  it.each([0, 31, -1, 1.5, 'x', '1e9', {}, []])('%j days is refused', (given) => {
    expect(expiresInDaysSchema.safeParse(given).error?.issues[0]?.message).toBe('Choose 1 to 30 days')
  })
})

describe('duplicates', () => {
  it('are the same form, still open', () => {
    const all = [
      { ...sent, id: 1, formId: 'cta-40' },
      { ...sent, id: 2, formId: 'cta-10' },
      { ...sent, id: 3, formId: 'cta-40', completedAt: at(-1) },
      { ...sent, id: 4, formId: 'cta-40', expiresAt: at(-1) },
      { ...sent, id: 5, formId: 'cta-40', scheduledFor: at(4) },
      { ...sent, id: 6, formId: 'cta-40', revokedAt: at(-4) },
    ]
    expect(findDuplicates(all, 'cta-40', now).map((each) => each.id)).toEqual([1, 5])
  })
})
