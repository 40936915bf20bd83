import { describe, expect, it } from 'vitest'
import { type DateStyle, formatDate, formatDateSince, formatMoment, type Place } from '@/lib/format/dates'

const london: Place = { locale: 'en-GB', timeZone: 'Europe/London' }
const lateEvening = new Date('2026-11-18T23:30:00Z')

describe('dates as people read them', () => {
  it.each([
    ['short', '18 Nov'],
    ['day', '18 November'],
    ['shortYear', '18 Nov 2026'],
    ['dayYear', '18 November 2026'],
    ['weekday', 'Wed 18 Nov'],
    ['weekdayYear', 'Wed 18 Nov 2026'],
    ['longYear', 'Wednesday 18 November 2026'],
    ['long', 'Wednesday 18 November'],
  ] as [DateStyle, string][])('%s: %s', (style, words) => {
    expect(formatDate('2026-11-18', london, style)).toBe(words)
  })

  it('an instant falls on the practice’s day; a calendar day never moves', () => {
    const tokyo = { locale: 'en-GB', timeZone: 'Asia/Tokyo' }
    expect([formatDate(lateEvening, london), formatDate(lateEvening, tokyo)]).toEqual(['18 Nov', '19 Nov'])
    expect([
      formatDate('2026-11-18', london),
      formatDate('2026-11-18', { ...tokyo, timeZone: 'America/Adak' }),
    ]).toEqual(['18 Nov', '18 Nov'])
    expect(formatMoment(lateEvening, london)).toBe('18 Nov 2026, 23:30')
    expect(formatMoment(new Date('2026-11-18T00:05:00Z'), london)).toBe('18 Nov 2026, 00:05')
  })

  it('says the year when it is another one', () => {
    const today = new Date('2026-11-20T09:00:00Z')
    expect(formatDateSince('2026-06-03', london, today)).toBe('3 June')
    expect(formatDateSince('2025-12-19', london, today)).toBe('19 December 2025')
    expect(formatDateSince('2025-12-19', london, today, 'short')).toBe('19 Dec 2025')
    expect(formatDateSince(new Date('2026-12-31T23:30:00Z'), { ...london, timeZone: 'Asia/Tokyo' }, today)).toBe(
      '1 January 2027',
    )
  })

  it('speaks the practice’s language', () => {
    expect(formatDate('2026-06-03', { locale: 'en-US', timeZone: 'UTC' }, 'day')).toBe('June 3')
  })
})
