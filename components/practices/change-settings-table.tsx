import { ChangeSettingsSheet, type ChangeSettingsSheetProps } from '@/components/practices/change-settings-sheet'
import type { ScaleSettingLine } from '@/lib/format/change-settings-words'

export type ChangeSettingsTableProps = {
  instrumentId: string
  title: string
  lines: ScaleSettingLine[]
  locale: string
  /** Null for those who may look and not set. */
  actions: Pick<ChangeSettingsSheetProps, 'set' | 'withdraw'> | null
}

/** The scales of one questionnaire with what their change is measured against. */
export function ChangeSettingsTable({ instrumentId, title, lines, locale, actions }: ChangeSettingsTableProps) {
  return (
    <table className="stacks grid-t settings-t" aria-label={`What change is measured against: ${title}`}>
      <thead>
        <tr>
          <th scope="col">Score</th>
          <th scope="col" className="num">
            SD
          </th>
          <th scope="col" className="num">
            Reliability
          </th>
          <th scope="col" className="num">
            Confidence
          </th>
          <th scope="col" className="num">
            A change counts from
          </th>
          <th scope="col">Where it comes from</th>
          {actions ? (
            <th scope="col">
              <span className="vh">What you can do</span>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.scale}>
            <th scope="row">{line.name}</th>
            <Figure label="SD" words={line.sdWords} />
            <Figure label="Reliability" words={line.reliabilityWords} />
            <Figure label="Confidence" words={line.confidenceWords} />
            <Figure label="A change counts from" words={line.thresholdWords} />
            <td data-label="Where it comes from" className={line.thresholdWords ? 'wrap-anywhere' : 'soft'}>
              {line.sourceWords}
            </td>
            {actions ? (
              <td className="a">
                <ChangeSettingsSheet
                  {...actions}
                  instrumentId={instrumentId}
                  scale={line.scale}
                  name={`${title}: ${line.name}`}
                  values={line.values}
                  isOwn={line.isOwn}
                  locale={locale}
                />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Figure({ label, words }: { label: string; words: string }) {
  return (
    <td className="num nw" data-label={label}>
      {words}
    </td>
  )
}
