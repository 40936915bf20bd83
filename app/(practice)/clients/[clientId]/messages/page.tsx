import type { Metadata } from 'next'
import { readMessagesPage } from '@/app/(practice)/clients/[clientId]/messages/load-messages-page'
import { SentTable } from '@/components/messages/sent-table'
import { Name } from '@/components/shell/name'
import { Page, PageHead, Section } from '@/components/shell/page'
import { Empty } from '@/components/ui/empty'
import { practiceLoader } from '@/lib/server/practice-loader'

export const metadata: Metadata = { title: 'Messages' }

export default async function MessagesPage({ params }: { params: Promise<{ clientId: string }> }) {
  const { clientId } = await params
  const { client, lines, isCut } = await practiceLoader('clients:read', (tx, { practice }) =>
    readMessagesPage(tx, practice, clientId),
  )
  return (
    <Page>
      <PageHead
        crumb={{ href: `/clients/${client.id}#forms`, words: <Name value={client.name} /> }}
        title="Messages"
        lead="What was sent to this client, or was to be. The words themselves are not kept: each text has a name and a version."
        space="snug"
      />
      <Section title="Sent" note={isCut ? `The latest ${lines.length}.` : null}>
        {lines.length === 0 ? (
          <Empty title="Nothing was sent yet" level={3} isInset>
            A form that is asked by e-mail stands here from the moment it is asked.
          </Empty>
        ) : (
          <SentTable lines={lines} />
        )}
      </Section>
    </Page>
  )
}
