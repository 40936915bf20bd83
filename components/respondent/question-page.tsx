import { FaultSummary, FieldFault } from '@/components/respondent/faults'
import { AssignmentField, PageFrame } from '@/components/respondent/page-frame'
import { ANSWER_ID, QuestionControl, SkipRadio } from '@/components/respondent/question-control'
import type { FrameView, QuestionView } from '@/components/respondent/view-models'
import { messagesFor } from '@/lib/domain/messages/catalogue'
import type { Messages } from '@/lib/domain/messages/message-types'

const FAULT_ID = 'fault'

/**
 * One question on one screen. The form is plain: the radio or text and the button pressed are all it sends. Skip is a
 * sixth radio where there are radios, and a button where the answer is typed or ticked.
 */
export function QuestionPage({ frame, page }: { frame: FrameView; page: QuestionView }) {
  const messages = messagesFor(frame.language)
  const words = messages.question
  const fault = describeProblem(page, messages)
  const isRadio = ['radios', 'scale', 'referent'].includes(page.control.kind)
  const topNote = page.progress === null ? (page.topNote ?? '') : messages.page.progress(page.progress)
  return (
    <PageFrame frame={frame} topNote={topNote} progress={page.progress}>
      {fault === null ? null : <FaultSummary heading={words.checkHeading} text={fault} target={ANSWER_ID} />}
      <form method="post" action={page.action} data-save={page.saveUrl ?? undefined}>
        <AssignmentField assignment={frame.assignment} />
        <fieldset
          data-keys={page.control.kind === 'radios' && page.control.hasNumberKeys ? '' : undefined}
          aria-describedby={fault === null ? undefined : FAULT_ID}
        >
          <legend>
            {page.lead === null ? null : <span className="note">{page.lead}</span>}
            <h1>{page.question}</h1>
          </legend>
          {page.hint === null ? null : <p className="note">{page.hint}</p>}
          {page.isAnsweredEarlier ? <p className="note kept">{describeKept(page, messages)}</p> : null}
          {fault === null ? null : <FieldFault id={FAULT_ID} text={fault} />}
          <QuestionControl page={page} messages={messages} />
          {isRadio && page.isSkippable ? <SkipRadio isSkipped={page.isSkipped} label={words.skip} /> : null}
        </fieldset>
        <p
          className="note status"
          role="status"
          data-state={page.isSaved ? 'saved' : ''}
          data-saving={words.saving}
          data-saved={words.saved}
          data-failed={words.notSaved}
          data-refused={words.notAccepted}
        >
          <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
            <path d="m3 8.5 3.3 3.200L13 4.8" />
          </svg>
          <span>{page.isSaved ? words.saved : ''}</span>
        </p>
        <button className="btn go" type="submit" name="go" value="next">
          {words.continue}
        </button>
        {!isRadio && page.isSkippable ? (
          <button className="btn bare" type="submit" name="go" value="skip">
            {words.skip}
          </button>
        ) : null}
        {page.hasBack ? (
          <button className="btn bare" type="submit" name="go" value="back">
            {words.back}
          </button>
        ) : null}
      </form>
    </PageFrame>
  )
}

function describeKept(page: QuestionView, { question }: Messages): string {
  return page.control.kind === 'text' ? question.writtenEarlier : question.answeredEarlier
}

function describeProblem(page: QuestionView, { question }: Messages): string | null {
  switch (page.problem) {
    case null:
      return null
    case 'choose-one':
      return question.chooseOne
    case 'out-of-range':
      return question.outOfRange
    case 'unreadable':
      return question.unreadable
    case 'too-long':
      return question.tooLong({ characters: longestText(page) })
  }
}

function longestText({ control }: QuestionView): number {
  if (control.kind === 'text') return control.maxLength
  return control.kind === 'referent' ? control.hintMaxLength : 0
}
