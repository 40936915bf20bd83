import { AssignmentField, PageFrame } from '@/components/respondent/page-frame'
import type { FrameView, IntroView } from '@/components/respondent/view-models'
import { messagesFor } from '@/lib/domain/messages/catalogue'

/** What the respondent is owed before the first question: how long, what for, who sees it, and how to get away. */
export function IntroPage({ frame, page }: { frame: FrameView; page: IntroView }) {
  const { intro, help } = messagesFor(frame.language)
  const hasNumbers = frame.help.contacts.length > 0
  return (
    <PageFrame frame={frame}>
      <h1>{intro.heading}</h1>
      <p className="lead">{intro.lead}</p>
      <ul className="facts">
        <li>
          <b>{intro.length({ kind: page.questions, count: page.count, minutes: page.minutes })}</b>
          {intro.lengthText({ openUntil: page.openUntil })}
          {page.hasBegun ? ` ${intro.resumed}` : null}
        </li>
        <li>
          <b>{intro.skip}</b>
          {intro.skipText}
        </li>
        <li>
          <b>{intro.readers}</b>
          {intro.readersText(page.reader)} {intro.record}
        </li>
        <li>
          <b>{intro.notLive}</b>
          {intro.readingPromise({ workingDays: page.readingPromiseWorkingDays })}
          {page.lastReadOn === null ? null : ` ${intro.lastRead({ date: page.lastReadOn })}`}
        </li>
        <li>
          <b>{intro.crisis}</b>
          {hasNumbers ? intro.crisisText : intro.crisisTextWithoutNumbers}
        </li>
        <li>
          <b>{intro.leaving}</b>
          {intro.leavingText}{' '}
          <a className="tap" href={frame.help.stayingSafeUrl}>
            {help.stayingSafe}
          </a>
        </li>
      </ul>
      <form method="post" action={page.action}>
        <AssignmentField assignment={frame.assignment} />
        <button className="btn go" type="submit">
          {page.hasBegun ? intro.resume : intro.begin}
        </button>
      </form>
    </PageFrame>
  )
}
