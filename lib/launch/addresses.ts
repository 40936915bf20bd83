import { deriveSecret } from '../crypto/keys'
import type { Database } from './database'
import type { Settings } from './settings'
import { withClient } from './sql'

/** An address to print, with what it is for. */
export interface Address {
  words: string
  url: string
}

/** What a person can open now: set-up and demo until a practice of one's own exists, then its sign-in page. */
export async function findAddresses(settings: Settings, database: Database): Promise<Address[]> {
  const hasPractice = await isSetUp(database.urls.identity)
  const token = (purpose: string) => deriveSecret(database.key.bytes, purpose).toString('base64url')
  const first = hasPractice
    ? { words: 'Sign in', url: `${settings.origin}/sign-in` }
    : { words: 'Set up your practice', url: `${settings.origin}/set-up/${token('setup-link')}` }
  const isDemoShown = settings.isDemoOn && (!hasPractice || settings.isDemoAsked)
  const demo = { words: 'Open the demo practice', url: `${settings.origin}/demo/${token('demo-link')}` }
  return isDemoShown ? [first, demo] : [first]
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
function isSetUp(identityUrl: string): Promise<boolean> {
  return withClient({ connectionString: identityUrl }, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM practice WHERE NOT is_demo LIMIT 1')
    return Boolean(rowCount)
  })
}
