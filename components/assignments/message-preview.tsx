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

/** The same within a question that is asked before it is sent. */
export function WillRead({ from, message }: { from: string; message: FormMessage | null }) {
  if (!message) return null
  return (
    <>
      <p className="mt-2">They will read:</p>
      <MessagePreview from={from} message={message} />
    </>
  )
}
