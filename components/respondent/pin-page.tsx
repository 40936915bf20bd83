import { FaultSummary, FieldFault } from '@/components/respondent/faults'
import { AssignmentField, PageFrame } from '@/components/respondent/page-frame'
import type { FrameView, PinView } from '@/components/respondent/view-models'
import { messagesFor } from '@/lib/domain/messages/catalogue'
import type { Messages } from '@/lib/domain/messages/message-types'

const PIN_ID = 'pin'

export function PinPage({ frame, page }: { frame: FrameView; page: PinView }) {
  const messages = messagesFor(frame.language)
  const fault = describePinProblem(page, messages)
  return (
    <PageFrame frame={frame}>
      {fault === null ? null : <FaultSummary heading={messages.question.checkHeading} text={fault} target={PIN_ID} />}
      <h1>{messages.entry.pinHeading}</h1>
      <p className="lead" id="pin-text">
        {messages.entry.pinText}
      </p>
      <form method="post" action={page.action}>
        <AssignmentField assignment={frame.assignment} />
        <label className="lab" htmlFor={PIN_ID}>
          {messages.entry.pinLabel}
        </label>
        {fault === null ? null : <FieldFault id="pin-fault" text={fault} />}
        <input
          className="field pin"
          id={PIN_ID}
          name="pin"
          type="text"
          inputMode="numeric"
          autoComplete="off"
          maxLength={6}
          aria-describedby={fault === null ? 'pin-text' : 'pin-text pin-fault'}
          aria-invalid={fault === null ? undefined : true}
        />
        <button className="btn go" type="submit">
          {messages.entry.pinContinue}
        </button>
      </form>
    </PageFrame>
  )
}

function describePinProblem({ problem }: PinView, { entry }: Messages): string | null {
  if (problem === null) return null
  return problem.kind === 'malformed' ? entry.pinMalformed : entry.pinWrong({ triesLeft: problem.triesLeft })
}
