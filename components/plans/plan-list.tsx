import type { PlanLine } from '@/components/plans/plan-line'
import { Name } from '@/components/shell/name'
import { ActionForm } from '@/components/ui/action-form'
import { ActButton } from '@/components/ui/button'
import { ConfirmButton } from '@/components/ui/confirm'
import { HiddenField } from '@/components/ui/field'
import { Details } from '@/components/ui/fold'
import { State } from '@/components/ui/words'
import type { FormAction } from '@/lib/domain/action-result'

type Act = FormAction<{ clientId: string }>

export type PlanActs = { done: Act; reopen: Act; remove: Act }

/** What is to be done, with who put it there; what was done stands behind a click. */
export function PlanList({ lines, acts }: { lines: PlanLine[]; acts: PlanActs }) {
  const open = lines.filter((line) => line.doneWords === null)
  const done = lines.filter((line) => line.doneWords !== null)
  return (
    <>
      {open.length > 0 ? (
        <ul className="plan" aria-label="To do">
          {open.map((line) => (
            <Line key={line.id} line={line} acts={acts} />
          ))}
        </ul>
      ) : (
        <p className="soft pb-2">
          {done.length > 0 ? 'Everything on the plan is done.' : 'Nothing is on the plan yet.'}
        </p>
      )}
      {done.length > 0 ? (
        <div className="pt-3">
          <Details summary={`Done, ${done.length}`}>
            <ul className="plan" aria-label="Done">
              {done.map((line) => (
                <Line key={line.id} line={line} acts={acts} />
              ))}
            </ul>
          </Details>
        </div>
      ) : null}
    </>
  )
}

function Line({ line, acts }: { line: PlanLine; acts: PlanActs }) {
  const isDone = line.doneWords !== null
  return (
    <li>
      <div className="min-w-0">
        <Details summary={<b>{line.title}</b>}>
          <p className="written max-w-[42rem]">{line.words}</p>
        </Details>
        <p className="note">
          {line.traitName ? `${line.traitName}. ` : ''}
          {line.addedWords} by <Name value={line.addedByName} />
          {isDone ? `. Done ${line.doneWords}` : ''}
        </p>
        {line.isHeldBack ? (
          <p>
            <State icon="shield">
              Hold this back: it asks to set a limit or speak up, and a safety review is open.
            </State>
          </p>
        ) : null}
      </div>
      <div className="acts">
        <ActionForm action={isDone ? acts.reopen : acts.done} kept="The plan is as it was.">
          <HiddenField name="planItemId" value={line.id} />
          <ActButton type="submit" aria-label={`${isDone ? 'Not done yet' : 'Done'}: ${line.title}`}>
            {isDone ? 'Not done yet' : 'Done'}
          </ActButton>
        </ActionForm>
        <ConfirmButton
          action={acts.remove}
          label="Take off"
          look="act"
          title={`Take “${line.title}” off the plan?`}
          words="It leaves the plan and stays in the record. You can add it again."
          confirm="Take it off"
          fields={{ planItemId: line.id }}
        />
      </div>
    </li>
  )
}
