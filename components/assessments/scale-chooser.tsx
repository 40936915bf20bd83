import { Button } from '@/components/ui/button'

/** The scales of one form by kind, and what of the address stays when another is chosen. */
export type ScaleOffer = {
  /** Names the field and the section the page comes back to. */
  id: string
  param: string
  kept: { name: string; value: string }[]
  chosen: string
  groups: { label: string; options: { value: string; label: string }[] }[]
}

/** Turns the chart and the table below it to another scale. A plain form: it works without a script. */
export function ScaleChooser({ offer }: { offer: ScaleOffer }) {
  return (
    <form method="get" action={`#${offer.id}`} className="scale-pick">
      {offer.kept.map(({ name, value }) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label className="note" htmlFor={`${offer.id}-field`}>
        Scale
      </label>
      <select
        key={offer.chosen}
        id={`${offer.id}-field`}
        name={offer.param}
        defaultValue={offer.chosen}
        className="field"
      >
        {offer.groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <Button type="submit">Show</Button>
    </form>
  )
}
