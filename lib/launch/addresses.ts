import type { Client } from 'pg'
import { deriveSecret } from '../crypto/keys'
import type { Database } from './database'
import { noteStartLink } from './entry-links'
import type { Settings } from './settings'
import { withClient } from './sql'

/** An address to print, with what it is for. */
export interface Address {
  words: string
  url: string
}

/**
 * What a person can open now: set-up and demo until a practice of one's own exists, then its sign-in page. The app
 * knows a start address by its hash in `entry_link`, noted here; copies that share a key share the addresses.
 */
export async function openAddresses(settings: Settings, database: Database): Promise<Address[]> {
  return withClient({ connectionString: database.urls.identity }, async (client) => {
    const hasPractice = await isSetUp(client)
    const isDemoShown = settings.isDemoOn && (!hasPractice || settings.isDemoAsked)
    const addresses: Address[] = []
    if (hasPractice) addresses.push({ words: 'Sign in', url: `${settings.origin}/sign-in` })
    else addresses.push({ words: 'Set up your practice', url: await openStart(client, settings, database, 'setup') })
    if (isDemoShown) {
      addresses.push({ words: 'Open the demo practice', url: await openStart(client, settings, database, 'demo') })
    }
    return addresses
  })
}

const paths = { setup: 'set-up', demo: 'demo' } as const

async function openStart(
  client: Client,
  settings: Settings,
  database: Database,
  kind: 'setup' | 'demo',
): Promise<string> {
  const token = deriveSecret(database.key.bytes, `${kind}-link`).toString('base64url')
  await noteStartLink(client, kind, token)
  return `${settings.origin}/${paths[kind]}/${token}`
}

/** The lines that tell a person where to go. */
export function sayAddresses(addresses: Address[]): string {
  const width = Math.max(...addresses.map(({ words }) => words.length))
  const lines = addresses.map(({ words, url }) => `  ${`${words}:`.padEnd(width + 2)}${url}`)
  const isSecret = addresses.some(({ url }) => !url.endsWith('/sign-in'))
  const warning = isSecret ? ['', 'Whoever has one of these addresses can use it; keep them to yourself.'] : []
  return ['', 'Interdepend is running.', '', ...lines, ...warning, '', 'Ctrl-C stops it.', ''].join('\n')
}

/** True when a practice of one's own exists. Asked as the identity role: row security hides practices from the owner. */
async function isSetUp(client: Client): Promise<boolean> {
  const { rowCount } = await client.query('SELECT 1 FROM practice WHERE NOT is_demo LIMIT 1')
  return Boolean(rowCount)
}
