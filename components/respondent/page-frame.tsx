import type { ReactNode } from 'react'
import type { FrameView } from '@/components/respondent/view-models'
import { messagesFor } from '@/lib/domain/messages/catalogue'
import type { Messages } from '@/lib/domain/messages/message-types'

type FrameProps = {
  frame: FrameView
  /** What stands at top left, beside Leave now. */
  topNote?: string
  progress?: { position: number; total: number } | null
  children: ReactNode
}

/**
 * The document around every respondent page: neutral title and icon, Leave now at the top, Help at the foot. Nothing
 * inline and nothing from another origin, so the strictest content policy holds and the page gives nothing away.
 */
export function PageFrame({ frame, topNote = '', progress = null, children }: FrameProps) {
  const messages = messagesFor(frame.language)
  return (
    <html lang={messages.htmlLanguage} dir={messages.direction}>
      {/* biome-ignore lint/style/noHeadElement: the whole document is ours; next/head plays no part in a route handler */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex,nofollow" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <title>{messages.page.title}</title>
        <link rel="icon" href={frame.iconUrl} type="image/svg+xml" />
        <link rel="stylesheet" href={frame.styleUrl} />
        {frame.scriptUrl === null ? null : <script src={frame.scriptUrl} defer />}
      </head>
      <body>
        <header>
          <form className="top" method="post" action={frame.leave.action} data-leave={frame.leave.neutralUrl}>
            <AssignmentField assignment={frame.assignment} />
            <span className="tn">{topNote}</span>
            <button className="btn quit" type="submit">
              {messages.page.leaveNow}
              <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
                <path d="M9.5 3H13v10H9.5M2.5 8H9M6.5 5.5 9 8l-2.500 2.5" />
              </svg>
            </button>
          </form>
        </header>
        <main>
          {progress === null ? null : (
            <progress className="thin" value={progress.position} max={progress.total} aria-hidden="true" />
          )}
          {frame.preview ? <p className="preview">{messages.page.preview}</p> : null}
          {children}
          <Help frame={frame} messages={messages} />
        </main>
      </body>
    </html>
  )
}

/** Each POST names the assignment it is for, so that a page left open under another link cannot write into this one. */
export function AssignmentField({ assignment }: { assignment: string | null }) {
  return assignment === null ? null : <input type="hidden" name="assignment" value={assignment} />
}

function Help({ frame, messages }: { frame: FrameView; messages: Messages }) {
  return (
    <div className="helpbox">
      <details>
        <summary>
          <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
            <path d="m6 3.5 4.5 4.500L6 12.5" />
          </svg>
          {messages.help.heading}
        </summary>
        {frame.help.contacts.length === 0 ? null : <p className="note">{messages.help.trace}</p>}
        <ul className="facts">
          {frame.help.contacts.map((contact) => (
            <li key={contact.title}>
              {contact.dial === null ? (
                <b>{contact.title}</b>
              ) : (
                <a className="dial" href={`tel:${contact.dial}`}>
                  {contact.title}
                </a>
              )}
              {contact.note}
            </li>
          ))}
          <li>
            <a className="tap" href={frame.help.stayingSafeUrl}>
              {messages.help.stayingSafe}
            </a>
          </li>
        </ul>
      </details>
    </div>
  )
}
