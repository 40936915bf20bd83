import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LinkState } from '@/components/entry/link-state'
import { ResetForm } from '@/components/entry/reset-form'
import { Door } from '@/components/shell/door'
import { readReset } from '@/lib/auth/change-password'

export const metadata: Metadata = { title: 'Choose a new password' }

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const found = await readReset(token)
  if (found.state === 'unknown') notFound()
  if (found.state !== 'open') {
    return <LinkState state={found.state} next="If you still cannot sign in, ask for a new one." />
  }
  return (
    <Door
      title="Choose a new password"
      words={
        <>
          For <b className="wrap-anywhere">{found.email}</b>. Everywhere you are signed in, you will be signed out.
        </>
      }
    >
      <ResetForm to={`/reset/${token}/choose`} email={found.email} />
    </Door>
  )
}
