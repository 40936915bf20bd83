import { ChipLink, Chips } from '@/components/ui/chip'

export type AboutOption = { key: string; href: string; words: string; isOn: boolean }

/** Whose scores the page shows. Absent where all of them are about one person. */
export function AboutSwitch({ options }: { options: AboutOption[] }) {
  if (options.length < 2) return null
  return (
    <Chips label="Scores about">
      {options.map((option) => (
        <ChipLink key={option.key} href={option.href} isOn={option.isOn}>
          {option.words}
        </ChipLink>
      ))}
    </Chips>
  )
}
