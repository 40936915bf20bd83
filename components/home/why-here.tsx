import type { AttentionActions, AttentionLine, ReasonLine } from '@/components/home/attention-line'
import { Name } from '@/components/shell/name'
import { ActLink } from '@/components/ui/button'
import { ConfirmButton } from '@/components/ui/confirm'
import { TextArea, TextField } from '@/components/ui/field'
import { VisuallyHidden } from '@/components/ui/words'
import { REASON_MAX } from '@/lib/domain/flags'

/** "Why is this here?": the rule, its figures and dates for every reason, and the ways to set one aside. */
export function WhyHere({ line, actions }: { line: AttentionLine; actions: AttentionActions }) {
  return (
    <details className="why">
      <summary>
        <span>
          Why<VisuallyHidden> is this here</VisuallyHidden>?
        </span>
        <VisuallyHidden>
          <Name value={line.name} />
        </VisuallyHidden>
      </summary>
      {line.reasons.map((reason) => (
        <WhyOne key={reason.key} line={line} reason={reason} actions={actions} />
      ))}
    </details>
  )
}

function WhyOne({ line, reason, actions }: { line: AttentionLine; reason: ReasonLine; actions: AttentionActions }) {
  const { why, source } = reason
  return (
    <div className="why-one">
      {line.reasons.length > 1 ? <p className="why-kind">{why.kind}</p> : null}
      <p>{why.rule}</p>
      <dl>
        {why.facts.map((fact) => (
          <div key={fact.label + fact.value}>
            <dt>{fact.label}</dt>
            <dd className="tn">{fact.value}</dd>
          </div>
        ))}
      </dl>
      <p>{why.ends}</p>
      <div className="acts">
        {source ? <ActLink href={source.href}>{source.words}</ActLink> : null}
        <SetAside line={line} reason={reason} actions={actions} />
      </div>
    </div>
  )
}

function SetAside({ line, reason, actions }: { line: AttentionLine; reason: ReasonLine; actions: AttentionActions }) {
  const fields = { clientId: line.clientId, key: reason.key }
  const about = <Name value={line.name} />
  const { first, usual, last } = reason.snooze
  return (
    <>
      <ConfirmButton
        action={actions.snooze}
        look="act"
        label="Snooze"
        title={<>Put this off for {about}?</>}
        words="It comes back by itself on that day. Other reasons for this client stay on the list."
        confirm="Snooze"
        fields={fields}
      >
        <TextField name="until" label="Until" type="date" defaultValue={usual} min={first} max={last} />
        <TextArea name="reason" label="Reason" hint="One sentence is enough." maxLength={REASON_MAX} />
      </ConfirmButton>
      {reason.canDismiss ? (
        <ConfirmButton
          action={actions.dismiss}
          look="act"
          label="Dismiss"
          title={<>Dismiss this for {about}?</>}
          words="It leaves the list for good and can be brought back below. If it happens again, it is shown again."
          confirm="Dismiss with this reason"
          fields={fields}
        >
          <TextArea name="reason" label="Reason" hint="One sentence is enough." maxLength={REASON_MAX} />
        </ConfirmButton>
      ) : null}
    </>
  )
}
