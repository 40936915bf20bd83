import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import demo from '@/app/demo/data/demo.json'
import { DemoDoors } from '@/components/entry/demo-doors'
import { LinkState } from '@/components/entry/link-state'
import { Door } from '@/components/shell/door'
import { findEntryLink } from '@/lib/auth/entry-links'
import { identityDb } from '@/lib/db/identity-db'
import { env } from '@/lib/env'

export const metadata: Metadata = { title: 'Demo practice' }

export default async function DemoPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const { state } = await identityDb((tx) => findEntryLink(tx, 'demo', token))
  if (!env().isDemoOn || state === 'unknown') notFound()
  if (state !== 'open') return <LinkState state={state} next="Start Interdepend again for a new one." />
  const people = demo.clinicians.map(({ key, name, title, role }) => ({ key, name, role: `${title}, ${role}` }))
  return (
    <Door
      title="Look around the demo practice"
      words="24 invented clients and twelve months of history, dated back from today. Nothing in it is real and nothing is sent. Try anything: it can be reset or removed."
    >
      <DemoDoors to={`/demo/${token}/open`} people={people} />
      <p className="note mt-6">The first time takes some seconds. Nobody in the demo has a password.</p>
    </Door>
  )
}
