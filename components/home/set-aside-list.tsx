'use client'

import Link from 'next/link'
import type { SetAsideLine } from '@/components/home/attention-line'
import { Name } from '@/components/shell/name'
import { ActSubmit } from '@/components/ui/act-submit'
import { ActionForm } from '@/components/ui/action-form'
import { HiddenField } from '@/components/ui/field'
import { Details } from '@/components/ui/fold'
import { VisuallyHidden } from '@/components/ui/words'
import type { FormAction } from '@/lib/domain/action-result'

/** What was put off or dismissed and still holds, with who did it and why, and the way back. */
export function SetAsideList({ lines, undo }: { lines: SetAsideLine[]; undo: FormAction<{ clientId: string }> }) {
  if (lines.length === 0) return null
  return (
    <div className="set-aside">
      <Details summary={lines.length === 1 ? '1 reason set aside' : `${lines.length} reasons set aside`}>
        <ul>
          {lines.map((line) => (
            <li key={line.decisionId}>
              <div>
                <p>
                  <Link className="who" href={line.href} prefetch={false} dir="auto">
                    <Name value={line.name} />
                  </Link>{' '}
                  {line.words}
                </p>
                <p className="soft" dir="auto">
                  {line.decidedWords}: {line.reason}
                </p>
              </div>
              <ActionForm action={undo} hasOwnSummary>
                <HiddenField name="decisionId" value={line.decisionId} />
                <ActSubmit>
                  Bring back
                  <VisuallyHidden>
                    {' '}
                    <Name value={line.name} />
                  </VisuallyHidden>
                </ActSubmit>
              </ActionForm>
            </li>
          ))}
        </ul>
      </Details>
    </div>
  )
}
