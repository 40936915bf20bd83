import 'server-only'

/** What an act over several clients does, or would do: whom it reaches, and who is left out for which reason. */
export type SeveralOutcome<Reason> = {
  reached: NamedClient[]
  leftOut: (NamedClient & { reason: Reason })[]
}

export type NamedClient = { id: string; name: string }
