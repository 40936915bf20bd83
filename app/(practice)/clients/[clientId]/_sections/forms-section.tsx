import { FORM_CHOICES } from '@/app/(practice)/clients/[clientId]/assignment-lines'
import {
  assignAction,
  renewLinkAction,
  revokeAssignmentAction,
  sendAgainAction,
  showLinkAction,
} from '@/app/(practice)/clients/[clientId]/assignments/actions'
import type { ClientPage } from '@/app/(practice)/clients/[clientId]/load-client-page'
import { AssignSheet, type AssignSheetProps } from '@/components/assignments/assign-sheet'
import { AssignmentsSection } from '@/components/assignments/assignments-section'
import { decideSending, type SendingRefusal } from '@/lib/domain/safe-contact'
import { formatContact } from '@/lib/format/client-words'

const REFUSED: Record<SendingRefusal, string> = {
  NO_RECORD: 'No message: it is not written down how they may be reached.',
  SESSION_ONLY: 'No message: they asked to be reached in session only.',
  NO_EMAIL: 'No message: they agreed to no e-mail.',
  STOPPED: 'No message: all contact is stopped.',
  REMINDERS_STOPPED: 'No message: reminders are stopped.',
  PAUSED: 'No message: ask first whether contact is still the same.',
}

/** What was asked of the client, and the sheet that asks something more. */
export function FormsSection({ page }: { page: ClientPage }) {
  const { head, forms } = page
  return (
    <AssignmentsSection
      {...assignPropsOf(page)}
      lines={forms}
      isArchived={head.archivedAt !== null}
      show={showLinkAction}
      renew={renewLinkAction}
      revoke={revokeAssignmentAction}
      sendAgain={sendAgainAction}
    />
  )
}

/** The same sheet from the top of the page; absent for an archived file. */
export function AssignButton({ page }: { page: ClientPage }) {
  return page.head.archivedAt ? null : <AssignSheet {...assignPropsOf(page)} />
}

function assignPropsOf({ head, preview }: ClientPage): AssignSheetProps {
  const sending = decideSending(head.contact, 'message', head.today)
  return {
    clientId: head.id,
    forms: FORM_CHOICES,
    messageRefusal: sending.isAllowed ? null : REFUSED[sending.reason],
    contactWords: formatContact(head.contact),
    preview,
    assign: assignAction,
  }
}
