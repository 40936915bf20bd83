/** The summary on top of a page that was sent with something to mend; its link leads to the field. */
export function FaultSummary({ heading, text, target }: { heading: string; text: string; target: string }) {
  return (
    <div className="faults" role="alert">
      <h2>{heading}</h2>
      <a className="tap" href={`#${target}`}>
        {text}
      </a>
    </div>
  )
}

/** The same words beside the field itself. */
export function FieldFault({ id, text }: { id: string; text: string }) {
  return (
    <p className="fault" id={id}>
      <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M8 4.5v4.500M8 11.5v.1M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5" />
      </svg>
      {text}
    </p>
  )
}
