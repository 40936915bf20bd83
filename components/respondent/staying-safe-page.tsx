import { PageFrame } from '@/components/respondent/page-frame'
import type { FrameView, StayingSafeView } from '@/components/respondent/view-models'
import { messagesFor } from '@/lib/domain/messages/catalogue'

export function StayingSafePage({ frame, page }: { frame: FrameView; page: StayingSafeView }) {
  const { safety, help } = messagesFor(frame.language)
  return (
    <PageFrame frame={frame}>
      <h1>{safety.heading}</h1>
      <p className="lead">{safety.lead}</p>
      <ul className="facts">
        {safety.points.map((point) => (
          <li key={point.heading}>
            <b>{point.heading}</b>
            {point.text}
          </li>
        ))}
        <li>
          <b>{safety.getHelp}</b>
          {frame.help.contacts.length === 0 ? null : (
            <span className="numbers">
              {frame.help.contacts.map((contact) => (
                <span key={contact.title}>
                  {contact.title} · {contact.note}
                </span>
              ))}
            </span>
          )}
          {safety.getHelpText} {frame.help.contacts.length === 0 ? null : help.trace}
        </li>
      </ul>
      {page.backUrl === null ? null : (
        <a className="btn go" href={page.backUrl}>
          {safety.back}
        </a>
      )}
    </PageFrame>
  )
}
