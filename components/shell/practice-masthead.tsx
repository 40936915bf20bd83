'use client'

import { LockLine, SignOutButton } from '@/components/entry/sign-out-button'
import type { FindClients } from '@/components/shell/find-client'
import type { NavItem } from '@/components/shell/main-nav'
import { Masthead } from '@/components/shell/masthead'
import { LinkButton } from '@/components/ui/button'

const PLACES: NavItem[] = [
  { href: '/caseload', label: 'Caseload', also: ['/clients'] },
  { href: '/practice', label: 'Practice' },
]

const find: FindClients = async () => []

/** The masthead with everything a signed-in member can do from any page. */
export function PracticeMasthead({ member, practice }: { member: { name: string; role: string }; practice: string }) {
  return (
    <Masthead
      member={member}
      practice={practice}
      items={PLACES}
      find={find}
      add={
        <LinkButton href="/caseload?add=1" look="go" icon="plus">
          <span>
            Add<span className="only-l"> and send</span>
          </span>
        </LinkButton>
      }
      accountLines={
        <>
          <LockLine />
          <SignOutButton look="line" />
        </>
      }
    />
  )
}
