import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { TakeBackForm } from '@/components/entry/take-back-form'
import { LockedPage } from '@/components/shell/door'
import { currentSession } from '@/lib/auth/current-member'
import { hasOpenSitting, sittingCookieName } from '@/lib/auth/respondents'
import { isUnlockedByPassword } from '@/lib/auth/session-acts'

export const metadata: Metadata = { title: { absolute: 'In use' }, icons: { icon: '/q/icon.svg' } }

/** What a device shows that was handed over, whatever address is asked for: no name, no practice, one field. */
export default async function InUsePage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const session = await currentSession()
  if (!session) redirect('/sign-in')
  if (session.state !== 'handed-over') redirect(session.state === 'open' ? '/home' : '/locked')
  const isSent = (await searchParams).after === 'sent'
  const isOpen = !isSent && (await hasOpenSitting((await cookies()).get(sittingCookieName())?.value))
  return (
    <LockedPage
      title={isSent ? 'Thank you' : 'This device is in use'}
      words={isSent ? 'Please hand the device back.' : 'Whoever handed it over can take it back.'}
      icon={isSent ? 'check' : 'lock'}
    >
      <TakeBackForm hasPassword={isUnlockedByPassword(session.row)} formHref={isOpen ? '/q/form' : null} />
    </LockedPage>
  )
}
