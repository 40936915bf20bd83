'use client'

import { HiddenField } from '@/components/ui/field'
import { PostForm } from '@/components/ui/post-form'
import { SubmitButton } from '@/components/ui/submit-button'

export type DemoPersonChoice = { key: number; name: string; role: string }

/** One way in per person of the demo. The first press makes its history, which takes a while and says so. */
export function DemoDoors({ to, people }: { to: string; people: DemoPersonChoice[] }) {
  return (
    <ul className="border-b border-hairline">
      {people.map((person, index) => (
        <li key={person.key}>
          <PostForm to={to} kept="">
            <HiddenField name="clinician" value={String(person.key)} />
            <div className="acts justify-between py-3 border-t border-hairline">
              <span>
                <b>{person.name}</b>
                <span className="note block">{person.role}</span>
              </span>
              <SubmitButton look={index === 0 ? 'go' : 'plain'} waiting="Preparing twelve months">
                Open as {person.name.split(' ')[0]}
              </SubmitButton>
            </div>
          </PostForm>
        </li>
      ))}
    </ul>
  )
}
