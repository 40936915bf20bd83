'use client'

import Link from 'next/link'
import { type ReactNode, useState } from 'react'
import { FindClient, type FindClients } from '@/components/shell/find-client'
import { MainNav, type NavItem } from '@/components/shell/main-nav'
import { initialsOf } from '@/components/shell/name'
import { NamesSwitch } from '@/components/shell/names-switch'
import { ListKeysLine } from '@/components/shell/shortcuts'
import { useSingleKeys } from '@/components/shell/single-keys'
import { IconButton } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Icon } from '@/components/ui/icon'
import { Popout } from '@/components/ui/popout'

export type MastheadProps = {
  member: { name: string; role: string }
  practice: string
  find: FindClients
  /** "Add and send": its button and its sheet. */
  add: ReactNode
  /** Further lines of the account menu: lock now, sign out. Each has the class `line`. */
  accountLines?: ReactNode
  items?: NavItem[]
}

/** The top of every page of the practice. */
export function Masthead({ member, practice, find, add, accountLines, items }: MastheadProps) {
  const { isOn } = useSingleKeys()
  const account = (
    <>
      <Link className="line" href="/account" prefetch={false}>
        Your account
      </Link>
      <NamesSwitch look="line" />
      <ListKeysLine />
      {accountLines ? (
        <>
          <hr />
          {accountLines}
        </>
      ) : null}
    </>
  )
  const whoAmI = (
    <div className="popout-head">
      <b>{member.name}</b>
      <br />
      <span className="note">
        {member.role}, {practice}
      </span>
    </div>
  )
  return (
    <header className="mast">
      <div className="mast-in">
        <Link className="word" href="/" prefetch={false}>
          Interdepend
        </Link>
        <MainNav items={items} />
        <span className="sp" />
        <div className="only-l">
          <FindClient find={find} hasKey={isOn} />
        </div>
        {add}
        <FindOnPhone find={find} />
        <span className="only-s">
          <Popout trigger={<Icon name="menu" />} label="Menu">
            {whoAmI}
            <MainNav items={items} isMenu />
            <hr />
            {account}
          </Popout>
        </span>
        <span className="only-l">
          <Popout
            trigger={initialsOf(member.name)}
            label={`${initialsOf(member.name)}, ${member.name}: account`}
            buttonClass="me"
          >
            {whoAmI}
            {account}
          </Popout>
        </span>
      </div>
    </header>
  )
}

function FindOnPhone({ find }: { find: FindClients }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <span className="only-s">
      <IconButton icon="search" label="Find a client" isQuiet={false} onClick={() => setIsOpen(true)} />
      <Dialog isOpen={isOpen} onClose={() => setIsOpen(false)} className="confirm finder" labelledBy="find-on-phone">
        <h2 id="find-on-phone" tabIndex={-1}>
          Find a client
        </h2>
        <div className="in">
          <FindClient find={find} />
        </div>
      </Dialog>
    </span>
  )
}
