import type { Metadata } from 'next'
import { changeOwnProfileAction, setNoticesAction } from '@/app/(practice)/account/actions'
import { viewNotices } from '@/app/(practice)/account/notices-view'
import { ChangePasswordForm, ProfileForm, SwitchForm } from '@/components/entry/account-forms'
import { NoticesSetting } from '@/components/entry/notices-setting'
import { SignOutButton } from '@/components/entry/sign-out-button'
import { Page, PageHead, Section } from '@/components/shell/page'
import { SingleKeysSwitch } from '@/components/shell/shortcuts'
import { listOtherPractices } from '@/lib/auth/session-acts'
import { nameRole } from '@/lib/format/role-words'
import { readOwnNotices } from '@/lib/notices/queries'
import { pageMember, practiceLoader } from '@/lib/server/practice-loader'
import { readOwnProfile } from '@/lib/team/queries'

export const metadata: Metadata = { title: 'Your account' }

export default async function AccountPage() {
  const member = await pageMember()
  const others = await listOtherPractices(member)
  const { profile, notices } = await practiceLoader('account:own', async (tx) => ({
    profile: await readOwnProfile(tx),
    notices: viewNotices(await readOwnNotices(tx), member),
  }))
  const { email, practice, scope } = member
  return (
    <Page>
      <PageHead
        title="Your account"
        lead={
          <span className="wrap-anywhere">
            {email}, {nameRole(scope.role)} at {practice.name}
          </span>
        }
        actions={<SignOutButton />}
        space="snug"
      />
      <Section title="You" note="Colleagues and, above their forms, clients read this name.">
        <div className="max-w-2xl">
          <ProfileForm action={changeOwnProfileAction} {...profile} />
        </div>
      </Section>
      <Section title="Notices" note="A mail when answers wait to be read. It says how many, never whose or what.">
        <div className="max-w-2xl">
          <NoticesSetting action={setNoticesAction} {...notices} />
        </div>
      </Section>
      <Section title="Password">
        <div className="max-w-2xl">
          {practice.isDemo ? (
            <p className="soft">The demo’s people have no password: they are signed in by the demo’s own address.</p>
          ) : (
            <ChangePasswordForm />
          )}
        </div>
      </Section>
      {others.length > 0 ? (
        <Section title="Other practices" note="Opening one signs you out of this one.">
          <div className="max-w-2xl">
            {others.map((other) => (
              <SwitchForm key={other.id} practice={other} />
            ))}
          </div>
        </Section>
      ) : null}
      <Section title="Keys">
        <SingleKeysSwitch />
      </Section>
    </Page>
  )
}
