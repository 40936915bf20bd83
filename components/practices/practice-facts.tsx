import { Definitions } from '@/components/ui/words'

export type PracticeFact = { id: string; term: string; words: string }

/** The settings as a clinician reads them: an owner may change them. */
export function PracticeFacts({ facts }: { facts: PracticeFact[] }) {
  return (
    <Definitions
      items={facts.map((fact) => ({ ...fact, words: <span className="wrap-anywhere">{fact.words}</span> }))}
    />
  )
}
