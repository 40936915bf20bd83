import { z } from 'zod'
import { optionalLine } from '@/lib/domain/form-fields'
import { type LocalDate, localDateSchema } from '@/lib/domain/wall-time'

/** What a clinician may mark on a client's time line, in the order offered. */
export const EVENT_KINDS = [
  'boundary',
  'separated',
  'moved',
  'medication',
  'loss',
  'own-time',
  'care',
  'contact',
  'life',
  'other',
] as const

export type EventKind = (typeof EVENT_KINDS)[number]

export const EVENT_WORDS_MAX = 120

/** Something that happened in a client's life. `words` are the clinician's own, null where the kind says it all. */
export type ClientEvent = { id: string; happenedOn: LocalDate; kind: EventKind; words: string | null }

/** The fields of an event's form. Whether the day is still to come only the practice's clock can tell. */
export const eventFields = {
  happenedOn: z.string({ error: 'Choose the day' }).trim().pipe(localDateSchema),
  kind: z.enum(EVENT_KINDS, { error: 'Choose what happened' }),
  words: optionalLine(EVENT_WORDS_MAX).transform((words) => words || null),
}

/** Events in the order they happened; those of one day in the order they were marked. */
export function sortEvents<T extends Pick<ClientEvent, 'id' | 'happenedOn'>>(events: readonly T[]): T[] {
  return events.toSorted((a, b) => compare(a.happenedOn, b.happenedOn) || compare(a.id, b.id))
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
