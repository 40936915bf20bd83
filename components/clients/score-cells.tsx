import type { ChangeCell, ScoreCell } from '@/components/clients/caseload-row'
import { Diamond } from '@/components/ui/icon'
import { ScoreWords } from '@/components/ui/words'

/** A last score with its band; blank without one, and in words where it could not be scored. */
export function Score({ score }: { score: ScoreCell | null }) {
  if (!score) return null
  if (score.value === null) return <span className="soft">{[score.band, score.note].filter(Boolean).join(', ')}</span>
  return <ScoreWords score={score.value} band={score.band} note={score.note} />
}

/** The change word; a diamond and weight where it is beyond the error, never a colour of its own. */
export function Change({ change }: { change: ChangeCell | null }) {
  if (!change) return null
  if (!change.isBeyond) return <span className="soft">{change.words}</span>
  return (
    <>
      <Diamond />
      <b>{change.words}</b>
    </>
  )
}
