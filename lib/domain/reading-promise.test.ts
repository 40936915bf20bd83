import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPastPromise, promiseDueOn } from '@/lib/domain/reading-promise'
import { addDays, instantOf, weekdayOf } from '@/lib/domain/wall-time'

const LONDON = 'Europe/London'

describe('the reading promise', () => {
  it.each([
    ['Thursday', '2026-11-12', '2026-11-17'],
    ['Friday', '2026-11-13', '2026-11-18'],
    ['Saturday', '2026-11-14', '2026-11-18'],
    ['Sunday', '2026-11-15', '2026-11-18'],
    ['Wednesday', '2026-11-18', '2026-11-23'],
  ])('within 3 working days of %s', (_, completed, due) => {
    expect(promiseDueOn(instantOf(completed, '21:00', LONDON), 3, LONDON)).toBe(due)
  })

  it('counts from the day in the practice’s zone, not in UTC', () => {
    const lateOnThursday = new Date('2026-11-12T23:30:00Z')
    expect(promiseDueOn(lateOnThursday, 1, 'Asia/Tokyo')).toBe('2026-11-16')
    expect(promiseDueOn(lateOnThursday, 1, LONDON)).toBe('2026-11-13')
  })

  it('is kept on its last day and passed on the next', () => {
    const completed = instantOf('2026-11-12', '09:00', LONDON)
    expect(isPastPromise(completed, 3, LONDON, '2026-11-17')).toBe(false)
    expect(isPastPromise(completed, 3, LONDON, '2026-11-18')).toBe(true)
  })

  it('ends on a working day, exactly so many of them later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 30 }), (offset, workingDays) => {
        const completed = addDays('2026-01-01', offset)
        const due = promiseDueOn(instantOf(completed, '12:00', LONDON), workingDays, LONDON)
        let counted = 0
        for (let date = completed; date < due; ) {
          date = addDays(date, 1)
          if (weekdayOf(date) < 6) counted += 1
        }
        expect(weekdayOf(due)).toBeLessThan(6)
        expect(counted).toBe(workingDays)
      }),
    )
  })

  it('of 0 days means the same day', () => {
    expect(promiseDueOn(instantOf('2026-11-14', '09:00', LONDON), 0, LONDON)).toBe('2026-11-14')
  })
})
