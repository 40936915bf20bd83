import { AddendumForm } from '@/components/notes/addendum-form'
import type { CheckInEntry, LineEntry, NoteEntry } from '@/components/notes/entry-row'
import { Name } from '@/components/shell/name'
import { ActLink } from '@/components/ui/button'
import { Details } from '@/components/ui/fold'
import { State, Tag } from '@/components/ui/words'
import type { FormAction } from '@/lib/domain/action-result'
import { notePartsOf, splitNote } from '@/lib/domain/notes'
import { shortenColleague } from '@/lib/format/client-words'

/** What a client wrote, question by question; one marked in error is behind a click. */
export function CheckInWords({ entry }: { entry: CheckInEntry }) {
  const words = (
    <>
      {entry.privateTalk ? (
        <p>
          <State icon="speech" isHot>
            {entry.privateTalk}. Consider speaking alone before discussing results.
          </State>
        </p>
      ) : null}
      <dl className="q">
        {entry.lines.map((line) => (
          <Line key={line.term} term={line.term} words={line.words} isFaint={line.isSkipped} />
        ))}
      </dl>
      {entry.flags.map((flag) => (
        <p className="note" key={flag}>
          {flag}
        </p>
      ))}
    </>
  )
  if (!entry.voidWords) return words
  return <Details summary={entry.voidWords}>{words}</Details>
}

/** Whether a check-in was read, when and by whom. */
export function ReadLine({ entry }: { entry: CheckInEntry }) {
  return (
    <span className={entry.isUnread ? 'unread block' : 'note block'}>
      {entry.readWords}
      {entry.readByName ? (
        <>
          {' '}
          by <Name value={entry.readByName} />
        </>
      ) : null}
    </span>
  )
}

function Line({ term, words, isFaint }: { term: string; words: string; isFaint: boolean }) {
  return (
    <>
      <dt>{term}</dt>
      <dd className={isFaint ? 'faint' : undefined} dir="auto">
        {words}
      </dd>
    </>
  )
}

/** A form or an event in one line, said apart from what people wrote. */
export function LineWords({ entry }: { entry: LineEntry }) {
  return (
    <span className="line-words">
      <Tag>{entry.kind === 'form' ? 'Form' : 'Event'}</Tag>
      <span className="said">
        <b>{entry.fact}</b> <span dir="auto">{entry.words}</span>
      </span>
      {entry.byName ? (
        <span className="note">
          <Name value={shortenColleague(entry.byName)} />
        </span>
      ) : null}
      {entry.link ? <ActLink href={entry.link.href}>{entry.link.words}</ActLink> : null}
    </span>
  )
}

/** A note's text in its parts, then its addenda. */
export function NoteWords({
  entry,
  editHref,
  addAddendum,
}: {
  entry: NoteEntry
  editHref: string
  addAddendum: FormAction<{ clientId: string }>
}) {
  return (
    <div className="note-words">
      <NoteText entry={entry} />
      {entry.addenda.map((addendum) => (
        <div className="addendum" key={addendum.id}>
          <p className="note">
            <Tag>Addendum</Tag> {addendum.byWords}
          </p>
          <p className="written" dir="auto">
            {addendum.words}
          </p>
        </div>
      ))}
      {entry.isSigned ? <AddendumForm noteId={entry.id} action={addAddendum} /> : null}
      {!entry.isSigned && entry.isOwn ? <ActLink href={editHref}>Go on writing</ActLink> : null}
    </div>
  )
}

function NoteText({ entry }: { entry: NoteEntry }) {
  const parts = notePartsOf(entry.noteKind)
  const texts = splitNote(entry.noteKind, entry.body)
  if (entry.body.trim() === '') return <p className="faint">Nothing written yet</p>
  if (!texts || parts.length === 0) {
    return (
      <p className="written" dir="auto">
        {entry.body}
      </p>
    )
  }
  return (
    <dl className="q">
      {parts.map((part, index) => (
        <div className="contents" key={part.letter}>
          <dt>{part.name}</dt>
          <dd className="written" dir="auto">
            {texts[index]}
          </dd>
        </div>
      ))}
    </dl>
  )
}
