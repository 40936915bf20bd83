import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { EVENT_KINDS, eventFields, sortEvents } from '@/lib/domain/client-event'
import { formatEvent, formatEventKind } from '@/lib/format/event-words'

const schema = z.object(eventFields)
const good = { happenedOn: '2026-06-24', kind: 'boundary', words: 'first limit said aloud' }
const faultsOf = (fields: Record<string, unknown>) =>
  schema.safeParse(fields).error?.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`)

describe('the fields of an event', () => {
  it('are one line of words, or none', () => {
    expect(schema.parse(good)).toEqual(good)
    expect(schema.parse({ ...good, words: '  two\n lines ' }).words).toBe('two lines')
    expect(schema.parse({ ...good, words: '   ' }).words).toBeNull()
    expect(schema.parse({ ...good, words: undefined }).words).toBeNull()
    expect(schema.parse({ ...good, words: '🌿'.repeat(120) }).words).toHaveLength(240)
  })

  it.each([
    [{ words: 'x'.repeat(5000) }, 'words: Shorten this to 120 characters or fewer'],
    [{ words: 'a\u0007b' }, 'words: This holds a character that cannot be kept; type it again'],
    [{ kind: 'divorce' }, 'kind: Choose what happened'],
    [{ kind: undefined }, 'kind: Choose what happened'],
    [{ happenedOn: '31 June' }, 'happenedOn: Enter a date such as 2026-11-20'],
    [{ happenedOn: undefined }, 'happenedOn: Choose the day'],
  ])('%j is refused in words', (fault, words) => {
    expect(faultsOf({ ...good, ...fault })).toEqual([words])
  })
})

it('every kind has its own words, and an event is named by its own first', () => {
  const words = EVENT_KINDS.map(formatEventKind)
  expect(new Set(words).size).toBe(EVENT_KINDS.length)
  expect(formatEvent({ kind: 'boundary', words: null })).toBe('Set a boundary')
  expect(formatEvent({ kind: 'boundary', words: 'no more loans' })).toBe('no more loans')
})

it('events of one day keep the order they were marked in', () => {
  const events = [
    { id: '3', happenedOn: '2026-06-24' },
    { id: '1', happenedOn: '2026-06-24' },
    { id: '2', happenedOn: '2025-06-24' },
  ]
  expect(sortEvents(events).map((each) => each.id)).toEqual(['2', '1', '3'])
})
