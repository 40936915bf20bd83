/** A part of a long page: the id of its section, and its head. */
export type PagePart = { id: string; words: string }

/** Where to go on a long page: under its head where the window is narrow, since a wide one shows the heads at a glance. */
export function PageParts({ parts }: { parts: PagePart[] }) {
  return (
    <nav className="parts" aria-label="On this page">
      <ul>
        {parts.map((part) => (
          <li key={part.id}>
            <a href={`#${part.id}`}>{part.words}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
