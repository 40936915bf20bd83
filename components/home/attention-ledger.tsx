'use client'

import Link from 'next/link'
import { ConfirmAgain } from '@/components/clients/confirm-again'
import type {
  AttentionActions,
  AttentionGroup,
  AttentionLine,
  NextStep,
  ReasonLine,
} from '@/components/home/attention-line'
import { ReasonText } from '@/components/home/reason-text'
import { WhyHere } from '@/components/home/why-here'
import { Name } from '@/components/shell/name'
import { ActLink } from '@/components/ui/button'
import { ConfirmButton } from '@/components/ui/confirm'
import { TextArea } from '@/components/ui/field'
import { VisuallyHidden } from '@/components/ui/words'
import { REASON_MAX } from '@/lib/domain/flags'

/** Who needs someone: one row for each client, all its reasons, grouped by the most pressing one. */
export function AttentionLedger({ groups, actions }: { groups: AttentionGroup[]; actions: AttentionActions }) {
  return (
    <table className="led need">
      <caption className="vh">Clients who need attention, with every reason</caption>
      <thead>
        <tr>
          <th className="m" scope="col">
            Kind
          </th>
          <th className="c" scope="col">
            Client
          </th>
          <th scope="col">Why</th>
          <th className="a" scope="col">
            <VisuallyHidden>Next step</VisuallyHidden>
          </th>
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.kind}>
          {group.lines.map((line, index) => (
            <tr key={line.clientId}>
              {index === 0 ? (
                <th className="m" scope="rowgroup" rowSpan={group.lines.length}>
                  {group.kind}
                </th>
              ) : null}
              <Cells line={line} actions={actions} />
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

function Cells({ line, actions }: { line: AttentionLine; actions: AttentionActions }) {
  return (
    <>
      <td className="c">
        <Link className="who" href={line.href} prefetch={false} dir="auto">
          <Name value={line.name} />
        </Link>
      </td>
      <td className="y">
        {line.reasons.map((reason, index) => (
          <Reason key={reason.key} reason={reason} isFirst={index === 0} />
        ))}
        <WhyHere line={line} actions={actions} />
      </td>
      <td className="a">
        <Step line={line} step={line.step} actions={actions} />
      </td>
    </>
  )
}

function Reason({ reason, isFirst }: { reason: ReasonLine; isFirst: boolean }) {
  return (
    <>
      <p className={isFirst ? undefined : 'soft'}>
        <ReasonText words={reason.words} isStrong={isFirst} />
      </p>
      {reason.words.more ? <p className="soft">{reason.words.more}</p> : null}
    </>
  )
}

function Step({ line, step, actions }: { line: AttentionLine; step: NextStep; actions: AttentionActions }) {
  if (step.kind === 'link') {
    return (
      <ActLink href={step.href}>
        {step.words}
        <VisuallyHidden>
          {' '}
          <Name value={line.name} />
        </VisuallyHidden>
      </ActLink>
    )
  }
  if (step.kind === 'confirm') return <ConfirmAgain clientId={line.clientId} action={actions.confirmContact} />
  return (
    <ConfirmButton
      action={actions.markSpoken}
      look="act"
      label="Mark as spoken"
      title="Take this off the list?"
      words={
        <>
          You have spoken with <Name value={line.name} /> alone. Your reason stays in the record; nothing the client
          sees changes.
        </>
      }
      confirm="Mark as spoken"
      fields={{ flagId: step.flagId }}
    >
      <TextArea name="reason" label="Reason" hint="One sentence is enough." maxLength={REASON_MAX} />
    </ConfirmButton>
  )
}
