import type { Metadata } from 'next'
import {
  archiveClientAction,
  clearSessionSlotAction,
  confirmSafeContactAction,
  editClientAction,
  hideHelpAction,
  newPinAction,
  restoreClientAction,
  setSafeContactAction,
  setSessionSlotAction,
  showPinAction,
  stopContactAction,
  turnPinOffAction,
} from '@/app/(practice)/clients/[clientId]/edit/actions'
import { loadEditPage } from '@/app/(practice)/clients/[clientId]/edit/load-edit-page'
import { ContactForm } from '@/components/clients/contact-form'
import { FilePanel } from '@/components/clients/file-panel'
import { HelpPanel } from '@/components/clients/help-panel'
import { IdentityForm } from '@/components/clients/identity-form'
import { PinPanel } from '@/components/clients/pin-panel'
import { SessionForm } from '@/components/clients/session-form'
import { SharedContactNotice } from '@/components/clients/shared-contact-notice'
import { Name } from '@/components/shell/name'
import { Page, PageHead, Section } from '@/components/shell/page'

export const metadata: Metadata = { title: 'Edit client' }

type Props = { params: Promise<{ clientId: string }> }

export default async function EditClientPage({ params }: Props) {
  const { clientId } = await params
  const view = await loadEditPage(clientId)
  const { id, version } = view
  return (
    <Page>
      <PageHead
        title="Edit client"
        crumb={{ href: `/clients/${id}`, words: <Name value={view.identity.name} /> }}
        space="snug"
      />
      <Section title="Who" note="Colleagues see the name; nothing that is sent carries it.">
        <IdentityForm
          clientId={id}
          version={version}
          start={view.identity}
          today={view.today}
          clinicians={view.clinicians}
          action={editClientAction}
        />
      </Section>
      <Section id="contact" title="Safe contact" note="Nothing is sent without this record, or against it.">
        <SharedContactNotice clients={view.sharedWith} />
        <ContactForm
          clientId={id}
          version={version}
          view={view.contact}
          save={setSafeContactAction}
          confirm={confirmSafeContactAction}
          stop={stopContactAction}
        />
      </Section>
      <Section id="session" title="Session" note="Whoever comes today stands in Today on Home, in time order.">
        <SessionForm clientId={id} view={view.session} set={setSessionSlotAction} clear={clearSessionSlotAction} />
      </Section>
      <Section
        id="pin"
        title="PIN"
        note="One for all links of this client. Agree it live, never by the way the link goes."
      >
        <PinPanel clientId={id} view={view.pin} show={showPinAction} renew={newPinAction} turnOff={turnPinOffAction} />
      </Section>
      <Section id="help" title="Help" note="Crisis numbers on their pages. Which ones is set under Practice.">
        <HelpPanel clientId={id} isHidden={view.isHelpHidden} hide={hideHelpAction} />
      </Section>
      <Section id="file" title="File">
        <FilePanel clientId={id} view={view.file} archive={archiveClientAction} restore={restoreClientAction} />
      </Section>
    </Page>
  )
}
