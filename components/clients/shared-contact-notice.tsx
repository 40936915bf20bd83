import Link from 'next/link'
import { Name } from '@/components/shell/name'
import { Notice } from '@/components/ui/notice'
import { formatSharing } from '@/lib/format/client-words'

export type SharedContactClient = { clientId: string; name: string; by: ('email' | 'phone')[] }

/** Two clients with one mailbox or phone: staff are warned, nothing joins the records and neither client can tell. */
export function SharedContactNotice({ clients }: { clients: SharedContactClient[] }) {
  if (clients.length === 0) return null
  return (
    <Notice icon="shield">
      {clients.map((client) => (
        <p key={client.clientId}>
          {formatSharing(client.by)}{' '}
          <Link href={`/clients/${client.clientId}`} prefetch={false}>
            <Name value={client.name} />
          </Link>
          .
        </p>
      ))}
      <p className="soft">
        What goes to one may be read by the other. The records are not joined; ask each of them, alone, how to reach
        them.
      </p>
    </Notice>
  )
}
