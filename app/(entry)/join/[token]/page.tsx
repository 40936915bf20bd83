import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { JoinForm } from '@/components/entry/join-form'
import { LinkState } from '@/components/entry/link-state'
import { Door } from '@/components/shell/door'
import { readInvitation } from '@/lib/auth/join-practice'
import { nameRole } from '@/lib/format/role-words'

export const metadata: Metadata = { title: 'Join a practice' }

export default async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const found = await readInvitation(token)
  if (found.state === 'unknown') notFound()
  if (found.state !== 'open') {
    return <LinkState state={found.state} next="If you have joined, sign in; else ask the practice for a new link." />
  }
  const { practiceName, email, name, role, isKnown } = found.invitation
  return (
    <Door
      title={`Join ${practiceName}`}
      words={
        <>
          As {nameRole(role)}, signing in with <b className="wrap-anywhere">{email}</b>.
        </>
      }
    >
      <JoinForm to={`/join/${token}/accept`} email={email} name={name} isKnown={isKnown} />
    </Door>
  )
}
