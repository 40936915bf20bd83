import type { ReactNode } from 'react'

export type TeamRow = {
  id: string
  name: string
  title: string
  email: string
  role: string
  clients: string
  since: string
  isYou: boolean
  /** What an owner may do about this member. */
  acts?: ReactNode
}

/** The people of the practice. */
export function TeamTable({ label, rows, hasActs }: { label: string; rows: TeamRow[]; hasActs: boolean }) {
  return (
    <table className="stacks" aria-label={label}>
      <thead>
        <tr>
          <th>Name</th>
          <th>E-mail</th>
          <th>Role</th>
          <th>Responsible for</th>
          <th>Since</th>
          {hasActs ? (
            <th>
              <span className="vh">What you can do</span>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row" className="wrap-anywhere">
              <b>{row.name}</b>
              {row.isYou ? <span className="note"> you</span> : null}
              {row.title ? <span className="note block">{row.title}</span> : null}
            </th>
            <td data-label="E-mail" className="wrap-anywhere">
              {row.email}
            </td>
            <td data-label="Role">{row.role}</td>
            <td data-label="Responsible for">{row.clients}</td>
            <td data-label="Since" className="faint">
              {row.since}
            </td>
            {hasActs ? <td className="a">{row.acts}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
