import type { ClientEvent, EventKind } from '@/lib/domain/client-event'

const KINDS: Record<EventKind, string> = {
  boundary: 'Set a boundary',
  separated: 'Separated',
  moved: 'Moved',
  medication: 'Medication',
  loss: 'Loss',
  'own-time': 'Time of their own',
  care: 'Change in care',
  contact: 'Contact changed',
  life: 'Life event',
  other: 'Other',
}

/** What a clinician chooses from: "Set a boundary", "Separated", … */
export function formatEventKind(kind: EventKind): string {
  return KINDS[kind]
}

/** An event as a chart, a list or a print names it: the clinician's words, or the kind where there are none. */
export function formatEvent({ kind, words }: Pick<ClientEvent, 'kind' | 'words'>): string {
  return words ?? KINDS[kind]
}
