import 'server-only'

/** What an act over several clients does, or would do: whom it reaches, and who is left out for which reason. */
export type SeveralOutcome<Reason> = {
  reached: NamedClient[]
  leftOut: (NamedClient & { reason: Reason })[]
}

export type NamedClient = { id: string; name: string }

/** In one order, so that two acts over the same clients never wait for each other in a ring. */
export function inLockOrder<T extends { id: string }>(clients: readonly T[]): T[] {
  return clients.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}
