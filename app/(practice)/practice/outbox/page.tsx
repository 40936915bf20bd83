import type { Metadata } from 'next'
import { copyLinkAction, sendAgainAction } from '@/app/(practice)/clients/[clientId]/assignments/actions'
import { markSentAction, showMessageAction } from '@/app/(practice)/practice/outbox/actions'
import { loadOutbox } from '@/app/(practice)/practice/outbox/load-outbox'
import { OutboxTable } from '@/components/messages/outbox-table'
import { PracticeHead } from '@/components/practices/practice-tabs'
import { Page, Section } from '@/components/shell/page'
import { Empty } from '@/components/ui/empty'
import { practiceLoader } from '@/lib/server/practice-loader'

export const metadata: Metadata = { title: 'Outbox' }

export default async function OutboxPage() {
  const { practiceName, isMailOn, lines } = await practiceLoader('forms:assign', loadOutbox)
  return (
    <Page>
      <PracticeHead name={practiceName} current="outbox" />
      <Section
        title="Outbox"
        note={
          isMailOn
            ? 'Messages on their way, and those that did not go out.'
            : 'No mail is sent from here: copy each message and pass it on as the client asked.'
        }
      >
        {lines.length === 0 ? (
          <Empty title="Nothing waits here" level={3} isInset>
            A form that is asked by e-mail stands here until its message has gone out.
          </Empty>
        ) : (
          <OutboxTable
            lines={lines}
            isMailOn={isMailOn}
            show={showMessageAction}
            copy={copyLinkAction}
            markSent={markSentAction}
            sendAgain={sendAgainAction}
          />
        )}
      </Section>
    </Page>
  )
}
