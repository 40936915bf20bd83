import { type ReferentChoice, ReferentConfirm } from '@/components/assessments/referent-confirm'
import { type PersonLine, ReferentEdit } from '@/components/assessments/referent-edit'
import { Section } from '@/components/shell/page'
import { ActLink } from '@/components/ui/button'
import type { FormAction } from '@/lib/domain/action-result'

export type ReferentSectionProps = {
  clientId: string
  choices: ReferentChoice[]
  people: PersonLine[]
  confirm: FormAction<{ clientId: string }>
  edit: FormAction<{ clientId: string }>
}

/** The people the answers are about, and answers of which nobody has said yet about whom they are. */
export function ReferentSection({ clientId, choices, people, confirm, edit }: ReferentSectionProps) {
  if (choices.length === 0 && people.length === 0) return null
  return (
    <Section
      id="whom"
      title="About whom"
      note="Scores about different people are never joined. A result or check-in can be given to another person where it is opened."
    >
      {choices.map((choice) => (
        <div className="unread-line" key={choice.answerId}>
          <p className="body">
            In {choice.answerWords} the client picked <b>{choice.pickedWords ?? 'nobody'}</b>, which could be more than
            one person. Until you say who it is, nothing is compared or joined.
          </p>
          <ReferentConfirm clientId={clientId} choice={choice} people={people} action={confirm} />
        </div>
      ))}
      <ul className="people">
        {people.map((person) => (
          <li key={person.id}>
            <b dir="auto">{person.words}</b>
            <span className="soft">{person.factWords}</span>
            <span className="acts">
              {person.scoresHref ? <ActLink href={person.scoresHref}>Scores</ActLink> : null}
              <ReferentEdit clientId={clientId} person={person} action={edit} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
