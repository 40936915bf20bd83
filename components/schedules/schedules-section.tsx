'use client'

import type { ReactNode } from 'react'
import {
  ChangeSheet,
  type ChangeSheetProps,
  ScheduleSheet,
  type ScheduleSheetProps,
  type ScheduleStart,
} from '@/components/schedules/schedule-sheet'
import { Section } from '@/components/shell/page'
import { ConfirmButton } from '@/components/ui/confirm'
import { Empty } from '@/components/ui/empty'
import { Notice } from '@/components/ui/notice'
import { State } from '@/components/ui/words'
import type { FormAction } from '@/lib/domain/action-result'

/** A schedule in words. */
export type ScheduleLine = {
  id: string
  formId: string
  formWords: string
  turnWords: string
  state: 'live' | 'paused' | 'over'
  stateWords: string
  lastWords: string
  askedWords: string
  /** What a change of it begins from: its next day, as it is asked now. Null when it is over. */
  start: ScheduleStart | null
}

type Change = FormAction<{ clientId: string }>

export type SchedulesSectionProps = ScheduleSheetProps & {
  lines: ScheduleLine[]
  isArchived: boolean
  /** Why nothing may be sent by itself, in words; null when it may. */
  refusal: string | null
  pause: Change
  resume: Change
  end: Change
  change: ChangeSheetProps['change']
}

const ICONS = { live: 'calendar', paused: 'clock', over: 'check' } as const

/** Forms that are asked again and again, the days to come, and what came of the last. */
export function SchedulesSection({
  lines,
  isArchived,
  refusal,
  pause,
  resume,
  end,
  change,
  ...sheet
}: SchedulesSectionProps) {
  const mayPlan = !isArchived && refusal === null
  return (
    <Section id="schedules" title="Schedules" note="Forms asked again and again, by e-mail.">
      {refusal && !isArchived ? <Notice>{refusal}</Notice> : null}
      <div className="bar">
        <span />
        {mayPlan ? <ScheduleSheet {...sheet} /> : null}
      </div>
      {lines.length === 0 ? (
        <Empty title="Nothing is asked by itself" level={3} isInset>
          Plan a check-in every week, or a questionnaire every few weeks. While one is open, no second is sent.
        </Empty>
      ) : (
        <table className="stacks grid-t">
          <caption className="vh">Schedules, those that are over last</caption>
          <thead>
            <tr>
              <th scope="col">Form</th>
              <th scope="col">How often</th>
              <th scope="col">State</th>
              <th scope="col">Last day</th>
              <th scope="col" className="num">
                Asked
              </th>
              <th scope="col">
                <span className="vh">What can be done</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <th scope="row" className="whitespace-nowrap">
                  {line.formWords}
                </th>
                <td data-label="How often">{line.turnWords}</td>
                <td data-label="State">
                  <State icon={ICONS[line.state]}>{line.stateWords}</State>
                </td>
                <td data-label="Last day">{line.lastWords}</td>
                <td data-label="Asked" className="num">
                  {line.askedWords}
                </td>
                <td className="num">
                  <ScheduleActs line={line} pause={pause} resume={resume} end={end}>
                    {mayPlan && line.start ? (
                      <ChangeSheet
                        clientId={sheet.clientId}
                        zoneWords={sheet.zoneWords}
                        preview={sheet.preview}
                        foretell={sheet.foretell}
                        scheduleId={line.id}
                        formId={line.formId}
                        formWords={line.formWords}
                        nowWords={`${line.turnWords}. ${line.stateWords}.`}
                        start={line.start}
                        change={change}
                      />
                    ) : null}
                  </ScheduleActs>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

function ScheduleActs({
  line,
  pause,
  resume,
  end,
  children,
}: {
  line: ScheduleLine
  pause: Change
  resume: Change
  end: Change
  /** What stands first. */
  children: ReactNode
}) {
  if (line.state === 'over') return null
  const fields = { scheduleId: line.id }
  return (
    <span className="acts tight">
      {children}
      {line.state === 'live' ? (
        <ConfirmButton
          action={pause}
          label="Pause"
          look="act"
          title={`Pause ${line.formWords}?`}
          words="Its days are let go until you resume it. What was asked stays open."
          confirm="Pause"
          waiting="Pausing"
          fields={fields}
        />
      ) : (
        <ConfirmButton
          action={resume}
          label="Resume"
          look="act"
          title={`Resume ${line.formWords}?`}
          words="It goes on with the next of its days. Nothing is asked for the days that were let go."
          confirm="Resume"
          waiting="Resuming"
          fields={fields}
        />
      )}
      <ConfirmButton
        action={end}
        label="End"
        look="act"
        title={`End ${line.formWords}?`}
        words="Nothing more is asked by it. What was asked stays open. This cannot be undone; plan a new one instead."
        confirm="End"
        waiting="Ending"
        isRisk
        fields={fields}
      />
    </span>
  )
}
