/** Placeholders of the right height, so that nothing jumps when the words arrive. Announced once as "Loading". */
export function TableSkeleton({ rows, columns, label = 'Loading' }: { rows: number; columns: number; label?: string }) {
  return (
    <div role="status" aria-label={label}>
      <table aria-hidden="true">
        <thead>
          <tr>
            {count(columns).map((column) => (
              <th key={column}>
                <span className="skel w-16" />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {count(rows).map((row) => (
            <tr key={row} className="skel-row">
              {count(columns).map((column) => (
                <td key={column}>
                  <span className={column === 0 ? 'skel w-32' : 'skel w-20'} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A chart's place while it is drawn: 400 px wide screens, 380 on a phone. */
export function ChartSkeleton({ label = 'Loading the chart' }: { label?: string }) {
  return (
    <div role="status" aria-label={label}>
      <div className="skel-block h-[380px] wide:h-[400px]" />
    </div>
  )
}

/** Some lines of text. */
export function LinesSkeleton({ lines, label = 'Loading' }: { lines: number; label?: string }) {
  return (
    <div role="status" aria-label={label} className="flex flex-col gap-3">
      {count(lines).map((line) => (
        <span key={line} className={line % 3 === 2 ? 'skel w-2/3' : 'skel w-full'} />
      ))}
    </div>
  )
}

function count(length: number): number[] {
  return Array.from({ length }, (_, index) => index)
}
