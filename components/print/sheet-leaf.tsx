import { Leaf } from '@/components/print/leaf'
import { CRISIS_TITLE, type Paper, type SheetLeafView, STEPS_TITLE } from '@/components/print/print-view'

/** A client's one page in plain words. It says nothing of whose it is or what it comes from. */
export function SheetLeaf({ sheet, paper }: { sheet: SheetLeafView; paper: Paper }) {
  return (
    <Leaf paper={paper} label={sheet.title}>
      <div className={sheet.steps.length + sheet.crisis.length > 3 ? 'told dense' : 'told'}>
        <h1>{sheet.title}</h1>
        {sheet.opening.map((words) => (
          <p key={words}>{words}</p>
        ))}
        {sheet.sentence ? <p className="say-line">{sheet.sentence}</p> : null}
        {sheet.groups.length > 0 ? (
          <dl>
            {sheet.groups.map((group) => (
              <div key={group.id}>
                <dt>{group.title}</dt>
                {group.lines.map((line) => (
                  <dd key={line}>{line}</dd>
                ))}
              </div>
            ))}
          </dl>
        ) : null}
        {sheet.together && !sheet.sentence ? <p>{sheet.together}</p> : null}
        {sheet.steps.length > 0 ? (
          <section>
            <h2>{STEPS_TITLE}</h2>
            {sheet.steps.map((step) => (
              <p key={step.id}>
                <b>{step.title}.</b> {step.words}
              </p>
            ))}
          </section>
        ) : null}
        {sheet.crisis.length > 0 ? (
          <section>
            <h2>{CRISIS_TITLE}</h2>
            {sheet.crisis.map((contact) => (
              <p key={contact.title}>
                <b>{contact.title}</b> {contact.note}
              </p>
            ))}
          </section>
        ) : null}
        <footer>
          {sheet.closing.map((words) => (
            <p key={words}>{words}</p>
          ))}
          <p>{sheet.from}</p>
        </footer>
      </div>
    </Leaf>
  )
}
