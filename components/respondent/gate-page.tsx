import { AssignmentField, PageFrame } from '@/components/respondent/page-frame'
import type { FrameView, GateView } from '@/components/respondent/view-models'
import { messagesFor } from '@/lib/domain/messages/catalogue'

/** What a link shows when it is loaded. The same for every link, known or not: only pressing a button looks it up. */
export function GatePage({ frame, page }: { frame: FrameView; page: GateView }) {
  const { entry } = messagesFor(frame.language)
  return (
    <PageFrame frame={frame}>
      <h1>{entry.gateHeading}</h1>
      <p className="lead">{entry.gateText}</p>
      <form method="post" action={page.action}>
        <AssignmentField assignment={frame.assignment} />
        <button className="btn go" type="submit">
          {entry.gateOpen}
        </button>
      </form>
      <form method="post" action={page.stopAction}>
        <AssignmentField assignment={frame.assignment} />
        <button className="btn bare" type="submit">
          {entry.gateStop}
        </button>
      </form>
    </PageFrame>
  )
}
