import { RelationshipMap, type RelationshipMapProps } from '@/components/charts/relationship-map'
import { ShowFolded } from '@/components/safety/show-folded'
import { Section } from '@/components/shell/page'
import { FoldBlock } from '@/components/ui/fold'
import type { FormAction } from '@/lib/domain/action-result'
import { FOLDED_WORDS } from '@/lib/format/change-words'

/** A result on the path, newest first. */
export type MapRow = { id: string; dateWords: string; traitsWords: string; strengthsWords: string }

/** The map in words: the drawing's data, and the table that equals it. Null drawing: there is no path yet. */
export type MapView = {
  drawing: RelationshipMapProps | null
  /** "How she moved" */
  title: string
  /** "Traits fell 25.8 and strengths rose 20.0 since 3 June." */
  words: string
  rows: MapRow[]
  /** How many results of the path stand in the score history only. */
  moreWords: string
}

export type MapSectionProps = {
  /** Null while a safety review folds it: nothing of it left the server. */
  view: MapView | null
  clientId: string
  unfold: FormAction<{ clientId: string }>
}

const MARKS = ' Ringed: first. Diamond: beyond the error. Hollow: some answers skipped.'

/** Where one relationship moved: traits across, strengths up. The table beside the drawing is its equal. */
export function MapSection({ view, clientId, unfold }: MapSectionProps) {
  return (
    <Section
      id="map"
      title="Relationship map"
      note={`Traits across, strengths reported in this relationship up.${view?.drawing ? MARKS : ''}`}
    >
      {view ? <MapAndPath view={view} /> : null}
      {view ? null : (
        <FoldBlock>
          <p>{FOLDED_WORDS}. Where the scores moved is folded.</p>
          <ShowFolded clientId={clientId} action={unfold} />
        </FoldBlock>
      )}
    </Section>
  )
}

function MapAndPath({ view }: { view: MapView }) {
  if (!view.drawing) return <p className="body">{view.words}</p>
  return (
    <div className="two items-start">
      <RelationshipMap {...view.drawing} />
      <div className="min-w-0">
        <h3>{view.title}</h3>
        <p className="soft pt-1.5">{view.words}</p>
        <Path view={view} />
        <p className="note pt-3">
          {view.moreWords} Corners name directions between two people, never a kind of person. Strengths: points only.
        </p>
      </div>
    </div>
  )
}

function Path({ view }: { view: MapView }) {
  return (
    <table className="map-path grid-t mt-5">
      <caption className="vh">Path by date, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Date</th>
          <th scope="col" className="num">
            Traits
          </th>
          <th scope="col" className="num">
            Strengths
          </th>
        </tr>
      </thead>
      <tbody>
        {view.rows.map((row) => (
          <tr key={row.id}>
            <th scope="row" className="tn">
              {row.dateWords}
            </th>
            <td className="num">{row.traitsWords}</td>
            <td className="num">{row.strengthsWords}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
