import { Fragment } from 'react'
import type { LeftOutGroup } from '@/components/clients/several-count'
import { Name } from '@/components/shell/name'

/** In a bar that floats over the list. */
const FEW = 3

/**
 * Who is left out and why: "Beatriz Nunes asked for none; Ivo Marsh and Ada Larkin have no open form." Long groups are
 * shortened where `isShort`; whoever presses reads all of them.
 */
export function LeftOut({ groups, isShort = false }: { groups: LeftOutGroup[]; isShort?: boolean }) {
  return groups.map(({ names, words }, index) => (
    <Fragment key={words}>
      {index === 0 ? null : '; '}
      <NameList names={names} most={isShort ? FEW : names.length} /> {words}
      {index === groups.length - 1 ? '.' : null}
    </Fragment>
  ))
}

function NameList({ names, most }: { names: string[]; most: number }) {
  const shown = names.length > most ? names.slice(0, most - 1) : names
  const more = names.length - shown.length
  return shown.map((name, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two clients may have the same name, and the list is never reordered
    <Fragment key={index}>
      {index === 0 ? null : index === names.length - 1 ? ' and ' : ', '}
      <bdi>
        <Name value={name} />
      </bdi>
      {more > 0 && index === shown.length - 1 ? ` and ${more} more` : null}
    </Fragment>
  ))
}
