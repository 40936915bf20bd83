import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { findClientsAction } from '@/app/(practice)/caseload/actions'
import { DemoBanner, SkipLink } from '@/components/shell/demo-banner'
import { HandedOverGuard } from '@/components/shell/handed-over-guard'
import { IdleGuard } from '@/components/shell/idle-guard'
import { NamesBoot } from '@/components/shell/names-boot'
import { PracticeMasthead } from '@/components/shell/practice-masthead'
import { Shortcuts } from '@/components/shell/shortcuts'
import { titleRole } from '@/lib/format/role-words'
import { pageMember } from '@/lib/server/practice-loader'

/** What stands around every page of the practice. Reads identity only; each page authorises itself again. */
export default async function PracticeLayout({ children }: { children: ReactNode }) {
  const { name, scope, practice } = await pageMember()
  return (
    <>
      <NamesBoot nonce={await pageNonce()} />
      <SkipLink />
      {practice.isDemo ? <DemoBanner /> : null}
      <PracticeMasthead
        member={{ name, role: titleRole(scope.role) }}
        practice={practice.name}
        findClients={findClientsAction}
      />
      {children}
      <Shortcuts />
      <HandedOverGuard />
      <IdleGuard hasPassword={!practice.isDemo} />
    </>
  )
}

/** The nonce that proxy.ts put into this request's policy. */
async function pageNonce(): Promise<string | undefined> {
  return /'nonce-([^']+)'/.exec((await headers()).get('content-security-policy') ?? '')?.[1]
}
