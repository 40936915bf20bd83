import { Button } from '@/components/ui/button'

/** The client's results to choose from, newest first. */
export type CompareChoice = {
  options: { value: string; label: string }[]
  left: string | null
  right: string | null
}

/** Chooses the two results. A plain form: it works without a script, and the address says which two stand here. */
export function CompareForm({ choice }: { choice: CompareChoice }) {
  return (
    <form method="get" className="compare-pick" aria-label="Two results">
      <Pick name="a" label="This one" options={choice.options} chosen={choice.left} />
      <Pick name="b" label="With this one" options={choice.options} chosen={choice.right} />
      <Button type="submit">Compare</Button>
    </form>
  )
}

function Pick({
  name,
  label,
  options,
  chosen,
}: {
  name: 'a' | 'b'
  label: string
  options: CompareChoice['options']
  chosen: string | null
}) {
  return (
    <div className="stack-field">
      <label className="lab" htmlFor={`compare-${name}`}>
        {label}
      </label>
      <select key={chosen} id={`compare-${name}`} name={name} defaultValue={chosen ?? ''} className="field">
        {chosen === null ? <option value="">Choose a result</option> : null}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
