'use client'

import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useState } from 'react'
import { Name } from '@/components/shell/name'
import { Icon } from '@/components/ui/icon'
import { KeyMark } from '@/components/ui/key-mark'

export type FoundClient = { id: string; name: string; href: string; note?: string }

/** Looks names up on the server. What was typed travels in a body, never in an address. */
export type FindClients = (query: string) => Promise<FoundClient[]>

type Found = { query: string; clients: FoundClient[] } | { query: string; fault: true }

const WAIT_MS = 150

/** Find a client by name: a combobox whose choice opens the client's page. `/` puts the focus here. */
export function FindClient({ find, hasKey = false }: { find: FindClients; hasKey?: boolean }) {
  const router = useRouter()
  const id = useId()
  const [query, setQuery] = useState('')
  const [found, setFound] = useState<Found | null>(null)
  const [active, setActive] = useState(0)
  const [isOpen, setIsOpen] = useState(false)
  const asked = query.trim()
  const clients = found && 'clients' in found ? found.clients : []
  const isListed = isOpen && asked !== '' && found?.query === asked

  const look = useEffectEvent(async (wanted: string, signal: AbortSignal) => {
    const answer: Found = await find(wanted).then(
      (list) => ({ query: wanted, clients: list }),
      () => ({ query: wanted, fault: true }),
    )
    if (signal.aborted) return
    setFound(answer)
    setActive(0)
  })
  useEffect(() => {
    if (asked === '') return
    const stop = new AbortController()
    const timer = setTimeout(() => void look(asked, stop.signal), WAIT_MS)
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [asked])

  function open(client: FoundClient | undefined) {
    if (!client) return
    setQuery('')
    setIsOpen(false)
    router.push(client.href)
  }

  function press(event: KeyboardEvent<HTMLInputElement>) {
    const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (move !== 0 && clients.length > 0) {
      event.preventDefault()
      setActive((now) => (now + move + clients.length) % clients.length)
    }
    if (event.key === 'Enter' && isListed) {
      event.preventDefault()
      open(clients[active])
    }
    if (event.key === 'Escape' && query !== '') {
      event.preventDefault()
      setQuery('')
    }
  }

  return (
    <div className="find-box">
      <label className="find">
        <Icon name="search" />
        <span className="vh">Find a client</span>
        <input
          type="search"
          role="combobox"
          data-find-client=""
          placeholder="Find a client"
          autoComplete="off"
          spellCheck={false}
          maxLength={120}
          aria-expanded={isListed}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={isListed && clients[active] ? `${id}-${active}` : undefined}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value)
            setIsOpen(true)
          }}
          onFocus={() => setIsOpen(true)}
          onBlur={() => setIsOpen(false)}
          onKeyDown={press}
        />
        {hasKey ? <KeyMark name="/" /> : null}
      </label>
      <div className="found" hidden={!isListed}>
        <div role="listbox" id={`${id}-list`} aria-label="Clients found" tabIndex={-1}>
          {clients.map((client, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled on the input that keeps the focus
            <div
              key={client.id}
              role="option"
              id={`${id}-${index}`}
              tabIndex={-1}
              aria-selected={index === active}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => open(client)}
            >
              <Name value={client.name} />
              {client.note ? <span className="note">{client.note}</span> : null}
            </div>
          ))}
        </div>
        <p role="status" className={clients.length > 0 ? 'vh' : undefined}>
          {isListed ? wordFound(found) : ''}
        </p>
      </div>
    </div>
  )
}

function wordFound(found: Found): string {
  if ('fault' in found) return 'The search did not answer. Try again in a moment.'
  if (found.clients.length === 0) return 'No client of that name.'
  return found.clients.length === 1 ? 'One client found.' : `${found.clients.length} clients found.`
}
