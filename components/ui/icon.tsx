import type { ReactNode } from 'react'

const DRAWINGS = {
  alert: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="M8 5v3.6M8 10.9v.1" />
    </>
  ),
  calendar: (
    <>
      <rect x="2.5" y="3.5" width="11" height="10" rx="1" />
      <path d="M2.5 6.5h11M5.5 2v3M10.5 2v3" />
    </>
  ),
  check: <path d="m3 8.5 3.3 3.2L13 4.8" />,
  chevron: <path d="m6 3.5 4.5 4.5L6 12.5" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="M8 4.8V8l2.2 1.5" />
    </>
  ),
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1" />
      <path d="M10.5 5.5v-3h-8v8h3" />
    </>
  ),
  cross: <path d="m4.5 4.5 7 7M11.5 4.5l-7 7" />,
  down: <path d="m3.5 6 4.5 4.5L12.5 6" />,
  draft: <path d="M3 13h2.5l7.3-7.3-2.5-2.5L3 10.5z" />,
  envelope: (
    <>
      <rect x="2" y="3.5" width="12" height="9" rx="1" />
      <path d="m2.5 4.5 5.5 4.3 5.5-4.3" />
    </>
  ),
  eye: (
    <>
      <path d="M1.5 8S4 3.75 8 3.75 14.5 8 14.5 8 12 12.25 8 12.25 1.5 8 1.5 8z" />
      <circle cx="8" cy="8" r="1.9" />
    </>
  ),
  half: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="M8 2.25v11.5" />
    </>
  ),
  hidden: <path d="M1.5 6.5S4 10.5 8 10.5s6.5-4 6.5-4M4.2 9.4l-1.4 1.8M8 10.5v2.3M11.8 9.4l1.4 1.8" />,
  info: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="M8 7.4v3.6M8 5v.1" />
    </>
  ),
  key: (
    <>
      <circle cx="5.2" cy="10.8" r="2.7" />
      <path d="m7.2 8.8 6-6M11 5l2 2" />
    </>
  ),
  leave: <path d="M9.5 3H13v10H9.5M2.5 8H9M6.5 5.5 9 8l-2.5 2.5" />,
  link: (
    <path d="M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.4-2.4a2.6 2.6 0 0 0-3.7-3.7l-.9.9M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.1 9.2a2.6 2.6 0 0 0 3.7 3.7l.9-.9" />
  ),
  lock: (
    <>
      <rect x="3.5" y="7" width="9" height="6.5" rx="1" />
      <path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />
    </>
  ),
  menu: <path d="M2.5 5h11M2.5 11h11" />,
  minus: <path d="M3.5 8h9" />,
  paper: <path d="M4 2.5h5.5L12.5 5.5v8H4zM9.5 2.5v3h3M6 8.5h4.5M6 11h4.5" />,
  person: (
    <>
      <circle cx="8" cy="5.5" r="2.75" />
      <path d="M2.75 13.5c.6-2.6 2.6-4 5.25-4s4.65 1.4 5.25 4" />
    </>
  ),
  plus: <path d="M8 3v10M3 8h10" />,
  print: <path d="M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.25" />
      <path d="M10.2 10.2 14 14" />
    </>
  ),
  shield: <path d="M8 1.8 13 3.7v4c0 3-2 5.2-5 6.5-3-1.3-5-3.5-5-6.5v-4z" />,
  speech: <path d="M2.5 3.5h11V11H7l-3 2.5V11H2.5z" />,
  up: <path d="m3.5 10 4.5-4.5 4.5 4.5" />,
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof DRAWINGS

/** A 16 px line icon. Decoration only: words beside it, or the control's label, say what it means. */
export function Icon({ name, big = false }: { name: IconName; big?: boolean }) {
  return (
    <svg className={big ? 'i big' : 'i'} viewBox="0 0 16 16" aria-hidden="true">
      {DRAWINGS[name]}
    </svg>
  )
}

/** "50.8 → 25.0": the glyph is not in our fonts, so the arrow is drawn and a screen reader hears "to". */
export function Arrow() {
  return (
    <>
      {' '}
      <span className="vh"> to </span>
      <svg className="arr" viewBox="0 0 16 10" aria-hidden="true">
        <path d="M1 5h13M10.5 1.5 14 5l-3.5 3.5" />
      </svg>{' '}
    </>
  )
}

/** The mark of a change beyond the assumed error; the words beside it say so too. */
export function Diamond() {
  return (
    <svg className="dia" viewBox="0 0 10 10" aria-hidden="true">
      <path d="M5 0 10 5 5 10 0 5z" />
    </svg>
  )
}
