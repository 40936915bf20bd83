import { PageFrame } from '@/components/respondent/page-frame'
import type { FrameView, ProblemView } from '@/components/respondent/view-models'
import { messagesFor } from '@/lib/domain/messages/catalogue'

/** After submitting: these two words and nothing else. */
export function ThanksPage({ frame }: { frame: FrameView }) {
  return (
    <PageFrame frame={frame}>
      <h1>{messagesFor(frame.language).closing.thanks}</h1>
    </PageFrame>
  )
}

/** After "Stop reminders". */
export function StoppedPage({ frame }: { frame: FrameView }) {
  const { closing } = messagesFor(frame.language)
  return (
    <PageFrame frame={frame}>
      <h1>{closing.stoppedHeading}</h1>
      <p className="lead">{closing.stoppedText}</p>
      <p>{closing.stoppedNext}</p>
    </PageFrame>
  )
}

/** Where no form can be shown: why, as far as this person may know, and the one thing to do next. */
export function ProblemPage({ frame, page }: { frame: FrameView; page: ProblemView }) {
  const words = messagesFor(frame.language).problems[page.problem]
  const text = page.date !== null && words.textWithDate ? words.textWithDate({ date: page.date }) : words.text
  return (
    <PageFrame frame={frame}>
      <h1>{words.heading}</h1>
      <p className="lead">{text}</p>
      <p>{words.nextStep}</p>
      {page.retryUrl !== null && words.link ? (
        <a className="btn go" href={page.retryUrl}>
          {words.link}
        </a>
      ) : null}
      {page.requestId === null ? null : <p className="note id">{page.requestId}</p>}
    </PageFrame>
  )
}
