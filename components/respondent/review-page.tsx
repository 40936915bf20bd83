import { AssignmentField, PageFrame } from '@/components/respondent/page-frame'
import type { FrameView, ReviewRow, ReviewView } from '@/components/respondent/view-models'
import { messagesFor } from '@/lib/domain/messages/catalogue'
import type { ReviewMessages } from '@/lib/domain/messages/message-types'
import type { SubmitObstacle } from '@/lib/domain/respondent-steps'

const ROWS_SHOWN_AT_ONCE = 4

/** Everything before it is sent: what is missing first, each with its way back. */
export function ReviewPage({ frame, page }: { frame: FrameView; page: ReviewView }) {
  const messages = messagesFor(frame.language)
  const words = messages.review
  const shown = page.answered.slice(0, ROWS_SHOWN_AT_ONCE)
  const rest = page.answered.slice(ROWS_SHOWN_AT_ONCE)
  return (
    <PageFrame frame={frame} topNote={messages.page.lastStep}>
      {page.isStale ? (
        <p className="faults" role="alert">
          {words.stale}
        </p>
      ) : null}
      <h1>{words.heading}</h1>
      <p className="lead">
        {page.obstacle === null
          ? words.summary({ unanswered: page.unansweredCount, skipped: page.skippedCount })
          : describeObstacle(page.obstacle, words)}
      </p>
      {page.open.length === 0 ? null : (
        <>
          <h2>{words.openHeading}</h2>
          <Rows rows={page.open} words={words} />
        </>
      )}
      {page.answered.length === 0 ? null : (
        <>
          <h2>{words.answeredHeading}</h2>
          {page.hasEarlierAnswers ? <p className="note">{words.earlierNote}</p> : null}
          <Rows rows={shown} words={words} />
          {rest.length === 0 ? null : (
            <details className="rest">
              <summary>{words.showRest({ count: rest.length })}</summary>
              <Rows rows={rest} words={words} />
            </details>
          )}
        </>
      )}
      {page.privateRow === null ? null : <Rows rows={[page.privateRow]} words={words} isLast />}
      {page.obstacle === null ? (
        <form method="post" action={page.action}>
          <AssignmentField assignment={frame.assignment} />
          <input type="hidden" name="key" value={page.submissionKey} />
          <input type="hidden" name="revision" value={page.revision} />
          <button className="btn go" type="submit">
            {words.send}
          </button>
          <p className="note">{words.sendNote}</p>
        </form>
      ) : null}
      {page.notice === null ? null : <p className="note">{page.notice}</p>}
    </PageFrame>
  )
}

type RowsProps = { rows: readonly ReviewRow[]; words: ReviewMessages; isLast?: boolean }

function Rows({ rows, words, isLast = false }: RowsProps) {
  return (
    <ul className={isLast ? 'rev last' : 'rev'}>
      {rows.map((row) => (
        <li key={row.changeUrl}>
          <span className="tn">{row.number}</span>
          <span>
            {row.text}
            <em>{describeAnswer(row, words)}</em>
          </span>
          <a href={row.changeUrl}>
            {row.state === 'unanswered' ? words.answer : words.change}
            <span className="vh">
              {row.number === null ? ` ${row.text}` : words.ofQuestion({ number: row.number })}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function describeObstacle(obstacle: SubmitObstacle, words: ReviewMessages): string {
  return obstacle === 'referent-missing' ? words.referentMissing : words.nothingYet
}

function describeAnswer(row: ReviewRow, words: ReviewMessages): string {
  if (row.state === 'unanswered') return words.notAnswered
  if (row.state === 'skipped') return words.skipped
  return row.value ?? words.answered
}
