/** A key drawn beside what it does, for eyes only: the words beside it are enough for everyone else. */
export function KeyMark({ name }: { name: string }) {
  return (
    <span className="kbd" aria-hidden="true">
      {name}
    </span>
  )
}
