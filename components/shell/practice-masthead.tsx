'use client'

import { useMemo } from 'react'
import { AddButton } from '@/components/clients/add-button'
import { finderOf } from '@/components/clients/find-clients'
import { SignOutButton } from '@/components/entry/sign-out-button'
import type { FoundClient } from '@/components/shell/find-client'
import { LockLine } from '@/components/shell/lock-line'
import type { NavItem } from '@/components/shell/main-nav'
import { Masthead } from '@/components/shell/masthead'
import type { FormAction } from '@/lib/domain/action-result'

const PLACES: NavItem[] = [
  { href: '/home', label: 'Home' },
  { href: '/caseload', label: 'Caseload', also: ['/clients'] },
  { href: '/to-read', label: 'To read' },
  { href: '/practice', label: 'Practice' },
]

export type PracticeMastheadProps = {
  member: { name: string; role: string }
  practice: string
  findClients: FormAction<FoundClient[]>
}

/** The masthead with everything a signed-in member can do from any page. */
export function PracticeMasthead({ member, practice, findClients }: PracticeMastheadProps) {
  const find = useMemo(() => finderOf(findClients), [findClients])
  return (
    <Masthead
      member={member}
      practice={practice}
      items={PLACES}
      find={find}
      add={<AddButton isShort />}
      accountLines={
        <>
          <LockLine />
          <SignOutButton look="line" />
        </>
      }
    />
  )
}
