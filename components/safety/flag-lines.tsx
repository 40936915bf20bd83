import type { FlagLine, PastLine, SettledWords } from '@/components/safety/flag-line'
import { Name } from '@/components/shell/name'
import { ActLink } from '@/components/ui/button'
import { ConfirmButton } from '@/components/ui/confirm'
import { TextArea } from '@/components/ui/field'
import { Details } from '@/components/ui/fold'
import { State } from '@/components/ui/words'
import type { FormAction } from '@/lib/domain/action-result'
import { REASON_MAX } from '@/lib/domain/flags'

type Resolve = FormAction<{ clientId: string }>

/** Flags with what is asked of whoever reads them, and who settled them, when and why. */
export function FlagLines({ lines, resolve }: { lines: FlagLine[]; resolve: Resolve }) {
  return lines.map((line) => (
    <div className="unread-line" key={line.flagId}>
      <div className="body max-w-[46rem]">
        {line.isTalk && !line.settled ? (
          <State icon="speech" isHot>
            {line.words}
          </State>
        ) : (
          <p className="soft">{line.words}</p>
        )}
        {line.settled ? <SettledLine settled={line.settled} /> : null}
      </div>
      {line.canResolve ? <ResolveButton line={line} resolve={resolve} /> : null}
      {line.reviewHref ? <ActLink href={line.reviewHref}>Open the review</ActLink> : null}
    </div>
  ))
}

/** Reviews and flags of the past, each with who settled it and why, behind a click. */
export function FlagHistory({ lines }: { lines: PastLine[] }) {
  if (lines.length === 0) return null
  return (
    <div className="pt-3">
      <Details summary={`Earlier reviews and flags, ${lines.length}`}>
        <ul className="past-flags">
          {lines.map((line) => (
            <li key={line.key}>
              <p>{line.what}</p>
              <SettledLine settled={line} />
            </li>
          ))}
        </ul>
      </Details>
    </div>
  )
}

function SettledLine({ settled }: { settled: SettledWords }) {
  return (
    <p className="note">
      {settled.words} by <Name value={settled.byName} />
      {settled.reason ? (
        <>
          : <span dir="auto">{settled.reason}</span>
        </>
      ) : (
        '.'
      )}
    </p>
  )
}

function ResolveButton({ line, resolve }: { line: FlagLine; resolve: Resolve }) {
  return (
    <ConfirmButton
      action={resolve}
      label={line.isTalk ? 'We have talked' : 'Dismiss'}
      look={line.isTalk ? 'plain' : 'bare'}
      title={line.isTalk ? 'Take this off the list?' : 'Dismiss this prompt?'}
      words={
        line.isTalk
          ? 'It leaves the caseload. Your reason stays in the record.'
          : 'It leaves this page. Your reason stays in the record.'
      }
      confirm="Dismiss with this reason"
      fields={{ flagId: line.flagId }}
    >
      <TextArea name="reason" label="Reason" hint="One sentence is enough." maxLength={REASON_MAX} />
    </ConfirmButton>
  )
}
