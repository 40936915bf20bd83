'use client'

import Link from 'next/link'
import { useState } from 'react'
import { type Assigned, AssignSheet, type AssignSheetProps } from '@/components/assignments/assign-sheet'
import { AssignmentActs } from '@/components/assignments/assignment-acts'
import type { AssignmentLine } from '@/components/assignments/assignment-line'
import { LinkPanel } from '@/components/assignments/link-panel'
import { Name } from '@/components/shell/name'
import { Section } from '@/components/shell/page'
import { ActButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Notice } from '@/components/ui/notice'
import { Sheet, SheetBody } from '@/components/ui/sheet'
import { State } from '@/components/ui/words'
import type { FormAction } from '@/lib/domain/action-result'

export type AssignmentsSectionProps = AssignSheetProps & {
  lines: AssignmentLine[]
  isArchived: boolean
  show: FormAction<Assigned>
  renew: FormAction<Assigned>
  revoke: FormAction<{ clientId: string }>
  sendAgain: FormAction<{ clientId: string }>
  remind: FormAction<{ clientId: string }>
}

const FIRST_SHOWN = 6

/** What was asked of this client, how far it has come, and its link. */
export function AssignmentsSection(props: AssignmentsSectionProps) {
  const { lines, isArchived } = props
  const [areAllShown, setAreAllShown] = useState(false)
  const [shown, setShown] = useState<Assigned | null>(null)
  const rows = areAllShown ? lines : lines.slice(0, FIRST_SHOWN)
  return (
    <Section id="forms" title="Forms" note="What was asked, and how far it has come.">
      {isArchived ? <Notice>This file is archived. Restore it to assign a form.</Notice> : null}
      <div className="bar">
        <Link href={`/clients/${props.clientId}/calendar`} prefetch={false}>
          Calendar of what was sent
        </Link>
        {isArchived ? null : <AssignSheet {...props} />}
      </div>
      {lines.length === 0 ? (
        <Empty title="No form yet" level={3} isInset>
          Assign the first one. Its link and code stand here until it is answered.
        </Empty>
      ) : (
        <table className="stacks grid-t">
          <caption className="vh">Forms, newest first</caption>
          <thead>
            <tr>
              <th scope="col">Form</th>
              <th scope="col">State</th>
              <th scope="col">Due</th>
              <th scope="col">Open until</th>
              <th scope="col">Sent</th>
              <th scope="col">
                <span className="vh">What can be done</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((line) => (
              <tr key={line.id}>
                <th scope="row" className="whitespace-nowrap">
                  {line.formWords}
                </th>
                <td data-label="State">
                  <LineState line={line} />
                </td>
                <td data-label="Due" className="whitespace-nowrap">
                  {line.dueWords}
                </td>
                <td data-label="Open until" className="whitespace-nowrap">
                  {line.untilWords}
                </td>
                <td data-label="Sent">
                  <div>
                    {line.sentWords}, <Name value={line.byName} />
                    <span className="note block">{line.viaWords}</span>
                    {line.delivery ? <DeliveryWords {...line.delivery} /> : null}
                  </div>
                </td>
                <td className="num">
                  <AssignmentActs
                    line={line}
                    preview={props.preview}
                    show={props.show}
                    renew={props.renew}
                    revoke={props.revoke}
                    sendAgain={props.sendAgain}
                    remind={props.remind}
                    onLink={setShown}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {lines.length > FIRST_SHOWN ? (
        <p className="pt-2">
          <ActButton onClick={() => setAreAllShown(!areAllShown)}>
            {areAllShown ? 'Show the latest only' : `Show all ${lines.length}`}
          </ActButton>
        </p>
      ) : null}
      <Sheet isOpen={shown !== null} onClose={() => setShown(null)} title="Pass the form on">
        <SheetBody>
          {shown?.link ? <LinkPanel facts={shown.link} contactWords={props.contactWords} copy={props.copy} /> : null}
        </SheetBody>
      </Sheet>
    </Section>
  )
}

function DeliveryWords({ words, isHot }: { words: string; isHot: boolean }) {
  return isHot ? (
    <State icon="alert" isHot>
      {words}
    </State>
  ) : (
    <span className="note block">{words}</span>
  )
}

const ICONS = {
  scheduled: 'calendar',
  'not-opened': 'envelope',
  opened: 'half',
  started: 'half',
  locked: 'key',
  completed: 'check',
  expired: 'clock',
  revoked: 'cross',
} as const

function LineState({ line }: { line: AssignmentLine }) {
  return (
    <State icon={ICONS[line.state]} isHot={line.state === 'locked'}>
      {line.stateWords}
    </State>
  )
}
