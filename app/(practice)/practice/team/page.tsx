import type { Metadata } from 'next'
import {
  changeRoleAction,
  deactivateAction,
  inviteAction,
  withdrawInvitationAction,
} from '@/app/(practice)/practice/team/actions'
import { type ActiveRow, loadTeamPage } from '@/app/(practice)/practice/team/load-team-page'
import { PracticeHead } from '@/components/practices/practice-tabs'
import { Page, Section } from '@/components/shell/page'
import { InvitationsTable } from '@/components/team/invitations-table'
import { InviteSheet } from '@/components/team/invite-sheet'
import { MemberActs } from '@/components/team/member-acts'
import { TeamTable } from '@/components/team/team-table'
import { ROLES } from '@/lib/domain/permissions'
import { explainRole, titleRole } from '@/lib/format/role-words'
import { practiceLoader } from '@/lib/server/practice-loader'
import { INVITATION_DAYS } from '@/lib/team/commands'

export const metadata: Metadata = { title: 'Team' }

const ROLE_OPTIONS = ROLES.map((role) => ({ value: role, label: titleRole(role), hint: explainRole(role) }))

export default async function TeamPage() {
  const { practiceName, mayManage, active, former, invitations } = await practiceLoader('team:read', loadTeamPage)
  return (
    <Page>
      <PracticeHead
        name={practiceName}
        current="team"
        actions={mayManage ? <InviteSheet action={inviteAction} roles={ROLE_OPTIONS} days={INVITATION_DAYS} /> : null}
      />
      <Section title="Team" note={mayManage ? null : 'Owners invite and deactivate.'}>
        <TeamTable label="Team" rows={active.map((row) => toTableRow(row, mayManage))} hasActs={mayManage} />
      </Section>
      {invitations.length > 0 ? (
        <Section title="Invited" note="Their links are open. Each was shown once, when it was made.">
          <InvitationsTable rows={invitations} withdraw={mayManage ? withdrawInvitationAction : null} />
        </Section>
      ) : null}
      {former.length > 0 ? (
        <Section title="Left" note="What they wrote stays under their name.">
          <TeamTable label="Former members" rows={former} hasActs={false} />
        </Section>
      ) : null}
    </Page>
  )
}

function toTableRow({ roleId, heirs, handOver, ...row }: ActiveRow, mayManage: boolean) {
  if (!mayManage) return row
  const member = { id: row.id, name: row.name, role: roleId, isYou: row.isYou, clients: handOver }
  return {
    ...row,
    acts: (
      <MemberActs
        member={member}
        roles={ROLE_OPTIONS}
        heirs={heirs}
        changeRole={changeRoleAction}
        deactivate={deactivateAction}
      />
    ),
  }
}
