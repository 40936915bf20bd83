import { type KnownPerson, type ReferentChoice, ReferentConfirm } from '@/components/assessments/referent-confirm'
import { Section } from '@/components/shell/page'
import type { FormAction } from '@/lib/domain/action-result'

/** Answers of which nobody has said yet about whom they are. They stand alone until then. */
export function ReferentSection({
  clientId,
  choices,
  people,
  confirm,
}: {
  clientId: string
  choices: ReferentChoice[]
  people: KnownPerson[]
  confirm: FormAction<{ clientId: string }>
}) {
  if (choices.length === 0) return null
  return (
    <Section id="whom" title="About whom" note="Until you say who it is, nothing is compared or joined.">
      {choices.map((choice) => (
        <div className="unread-line" key={choice.answerId}>
          <p className="body">
            In {choice.answerWords} the client picked <b>{choice.pickedWords ?? 'nobody'}</b>, which could be more than
            one person.
          </p>
          <ReferentConfirm clientId={clientId} choice={choice} people={people} action={confirm} />
        </div>
      ))}
    </Section>
  )
}
