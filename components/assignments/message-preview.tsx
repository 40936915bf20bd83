import type { FormMessage } from '@/lib/domain/form-message'

/** A message as whoever gets it will see it: from whom, its subject, every word. */
export function MessagePreview({ from, message }: { from: string; message: FormMessage }) {
  return (
    <div className="mail">
      <p className="note wrap-anywhere">From {from}</p>
      <p>
        <b>{message.subject}</b>
      </p>
      <p className="pre">{message.body}</p>
    </div>
  )
}

/** The same within a question that is asked before anything is sent. */
export function WillRead({ from, messages }: { from: string; messages: FormMessage[] }) {
  if (messages.length === 0) return null
  return (
    <>
      <p className="mt-2">They will read:</p>
      {messages.map((message) => (
        <MessagePreview key={message.body} from={from} message={message} />
      ))}
    </>
  )
}
