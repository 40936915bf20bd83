import { FaultSummary, FieldFault } from '@/components/respondent/faults'
import { AssignmentField, PageFrame } from '@/components/respondent/page-frame'
import type { CodeView, FrameView } from '@/components/respondent/view-models'
import { messagesFor } from '@/lib/domain/messages/catalogue'

const CODE_ID = 'code'

/** For a code read off another screen. Wrong, used and run out look the same. */
export function CodePage({ frame, page }: { frame: FrameView; page: CodeView }) {
  const { entry, question } = messagesFor(frame.language)
  return (
    <PageFrame frame={frame}>
      {page.isRefused ? (
        <FaultSummary heading={question.checkHeading} text={entry.codeRefused} target={CODE_ID} />
      ) : null}
      <h1>{entry.codeHeading}</h1>
      <p className="lead" id="code-text">
        {entry.codeText}
      </p>
      <form method="post" action={page.action}>
        <AssignmentField assignment={frame.assignment} />
        <label className="lab" htmlFor={CODE_ID}>
          {entry.codeLabel}
        </label>
        {page.isRefused ? <FieldFault id="code-fault" text={entry.codeRefused} /> : null}
        <input
          className="field pin"
          id={CODE_ID}
          name="code"
          type="text"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={12}
          aria-describedby={page.isRefused ? 'code-text code-fault' : 'code-text'}
          aria-invalid={page.isRefused ? true : undefined}
        />
        <button className="btn go" type="submit">
          {entry.pinContinue}
        </button>
      </form>
    </PageFrame>
  )
}
