import { type AnswerGroup, AnswerGroups } from '@/components/assessments/answer-groups'
import { type ScaleLine, ScaleTable } from '@/components/assessments/scale-table'
import type { CheckInEntry } from '@/components/notes/entry-row'
import { LatestCheckIns } from '@/components/notes/latest-check-ins'
import { ActLink } from '@/components/ui/button'
import { Details, FoldBlock } from '@/components/ui/fold'
import { Diamond } from '@/components/ui/icon'
import { FOLDED_WORDS } from '@/lib/format/change-words'
import { NOT_A_DIAGNOSIS } from '@/lib/format/record-copy'

export type CitedResult = {
  kind: 'response'
  title: string
  /** The page where the whole result stands. */
  href: string
  lead: string
  isFolded: boolean
  scales: ScaleLine[]
  /** "0 to 100" */
  range: string
  /** Null while it is folded. */
  change: { words: string; isBeyond: boolean; beside: string[]; caption: string | null } | null
  standsOut: string
  flags: { code: string; words: string }[]
  groups: AnswerGroup[]
  itemCount: number
  most: number
  /** What a result says of itself wherever it stands. */
  caveat: string
}

export type CitedCheckIn = { kind: 'check-in'; title: string; entry: CheckInEntry }

/** The form a note is about, beside the pad: what came, before the check-ins that came earlier. */
export function CitedBeside({ cited }: { cited: CitedResult | CitedCheckIn }) {
  return (
    <section className="cited" aria-label={cited.title}>
      <h2>{cited.title}</h2>
      {cited.kind === 'check-in' ? <LatestCheckIns entries={[cited.entry]} /> : <ResultWords cited={cited} />}
    </section>
  )
}

function ResultWords({ cited }: { cited: CitedResult }) {
  return (
    <>
      <p className="soft pb-3">
        {cited.lead} <ActLink href={cited.href}>Open the result</ActLink>
      </p>
      <ScaleTable lines={cited.scales} range={cited.range} caption="Scores of this form" isFolded={cited.isFolded} />
      <div className="pt-4">
        {cited.change ? (
          <p className="body">
            {cited.change.isBeyond ? <Diamond /> : null} <b>{cited.change.words}</b> {cited.change.beside.join(' ')}
          </p>
        ) : (
          <FoldBlock>
            <p>{FOLDED_WORDS}. Bands, what stands out and change are folded while a safety review is open.</p>
          </FoldBlock>
        )}
        {cited.change?.caption ? <p className="note pt-2">{cited.change.caption}</p> : null}
        {cited.standsOut ? (
          <p className="body pt-1">Stands out over this client’s own mean, as a talking point: {cited.standsOut}.</p>
        ) : null}
        {cited.flags.map((flag) => (
          <p className="body pt-1" key={flag.code}>
            {flag.words}
          </p>
        ))}
      </div>
      <div className="pt-4">
        <Details summary={`The ${cited.itemCount} answers`}>
          <AnswerGroups groups={cited.groups} caption="Answers by score" most={cited.most} />
        </Details>
      </div>
      <p className="note pt-4">
        {NOT_A_DIAGNOSIS} {cited.caveat}
      </p>
    </>
  )
}
