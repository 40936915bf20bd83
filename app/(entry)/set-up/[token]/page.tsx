import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LinkState } from '@/components/entry/link-state'
import { SetUpForm } from '@/components/entry/set-up-form'
import { Door } from '@/components/shell/door'
import { findEntryLink } from '@/lib/auth/entry-links'
import { identityDb } from '@/lib/db/identity-db'
import { listCountryChoices, listLocaleChoices, listTimeZoneChoices } from '@/lib/format/place-names'

export const metadata: Metadata = { title: 'Set up a practice' }

export default async function SetUpPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const { state } = await identityDb((tx) => findEntryLink(tx, 'setup', token))
  if (state === 'unknown') notFound()
  if (state !== 'open') return <LinkState state={state} next="If the practice is yours, sign in." />
  return (
    <Door
      title="Set up your practice"
      words="Its data is walled off from every other practice by the database itself. This address works once."
      isBroad
    >
      <SetUpForm
        to={`/set-up/${token}/create`}
        countries={listCountryChoices()}
        timeZones={listTimeZoneChoices()}
        locales={listLocaleChoices()}
      />
    </Door>
  )
}
