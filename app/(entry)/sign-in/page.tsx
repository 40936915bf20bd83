import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignInForm } from '@/components/entry/sign-in-form'
import { Door } from '@/components/shell/door'
import { Notice } from '@/components/ui/notice'
import { currentSession } from '@/lib/auth/current-member'

const PLACES = { open: '/home', locked: '/locked', 'handed-over': '/in-use' } as const

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const session = await currentSession()
  if (session) redirect(PLACES[session.state])
  const { after } = await searchParams
  return (
    <Door title="Sign in">
      {after === 'sign-out' ? <Notice isLive>You are signed out.</Notice> : null}
      {after === 'reset' ? <Notice isLive>Your new password is set. Sign in with it.</Notice> : null}
      <SignInForm />
      <p className="note mt-8">
        Lost your password? Whoever runs this installation can make a link for you to choose a new one.
      </p>
    </Door>
  )
}
