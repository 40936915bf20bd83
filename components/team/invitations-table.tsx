'use client'

import { ConfirmButton } from '@/components/ui/confirm'
import type { FormAction } from '@/lib/domain/action-result'

export type InvitationRow = { id: string; email: string; name: string; role: string; until: string }

/** Invitations nobody has accepted yet. */
export function InvitationsTable({
  rows,
  withdraw,
}: {
  rows: InvitationRow[]
  withdraw: FormAction<undefined> | null
}) {
  return (
    <table className="stacks" aria-label="Open invitations">
      <thead>
        <tr>
          <th>E-mail</th>
          <th>Name</th>
          <th>Role</th>
          <th>Open until</th>
          {withdraw ? (
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
              {row.email}
            </th>
            <td data-label="Name" className="wrap-anywhere">
              {row.name}
            </td>
            <td data-label="Role">{row.role}</td>
            <td data-label="Open until">{row.until}</td>
            {withdraw ? (
              <td className="a">
                <ConfirmButton
                  action={withdraw}
                  look="act"
                  label={
                    <>
                      Withdraw<span className="vh"> the invitation for {row.email}</span>
                    </>
                  }
                  title="Withdraw this invitation?"
                  words={`The link for ${row.email} stops working at once. You can invite them again.`}
                  confirm="Withdraw"
                  waiting="Withdrawing"
                  fields={{ invitationId: row.id }}
                />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
