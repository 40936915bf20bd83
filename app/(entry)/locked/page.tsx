import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { UnlockForm } from '@/components/entry/unlock-form'
import { LockedPage as LockedScreen } from '@/components/shell/door'
import { currentSession } from '@/lib/auth/current-member'
import { isUnlockedByPassword } from '@/lib/auth/session-acts'

export const metadata: Metadata = { title: { absolute: 'Locked' } }

export default async function LockedPage() {
  const session = await currentSession()
  if (!session) redirect('/sign-in')
  if (session.state !== 'locked') redirect(session.state === 'open' ? '/home' : '/in-use')
  const hasPassword = isUnlockedByPassword(session.row)
  return (
    <LockedScreen
      words={hasPassword ? 'Enter your password to go on.' : 'The demo asks for no password; press Unlock to go on.'}
    >
      <UnlockForm hasPassword={hasPassword} />
    </LockedScreen>
  )
}
