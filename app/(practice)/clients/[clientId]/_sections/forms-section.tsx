import { FORM_CHOICES } from '@/app/(practice)/clients/[clientId]/assignment-lines'
import {
  assignAction,
  copyLinkAction,
  remindAction,
  renewLinkAction,
  revokeAssignmentAction,
  sendAgainAction,
  showLinkAction,
} from '@/app/(practice)/clients/[clientId]/assignments/actions'
import type { ClientPage } from '@/app/(practice)/clients/[clientId]/load-client-page'
import {
  changeScheduleAction,
  endScheduleAction,
  foretellScheduleAction,
  makeScheduleAction,
  pauseScheduleAction,
  resumeScheduleAction,
} from '@/app/(practice)/clients/[clientId]/schedules/actions'
import { AssignSheet, type AssignSheetProps } from '@/components/assignments/assign-sheet'
import { AssignmentsSection } from '@/components/assignments/assignments-section'
import { SchedulesSection } from '@/components/schedules/schedules-section'
import { decideSending, type SendingWay } from '@/lib/domain/safe-contact'
import { addDays } from '@/lib/domain/wall-time'
import { formatContact } from '@/lib/format/client-words'
import { REFUSAL_WORDS } from '@/lib/format/delivery-words'
import { nameTimeZone } from '@/lib/format/place-names'

/** What was asked of the client, and the sheet that asks something more. */
export function FormsSection({ page }: { page: ClientPage }) {
  const { head, forms } = page
  const isArchived = head.archivedAt !== null
  return (
    <>
      <AssignmentsSection
        {...assignPropsOf(page)}
        lines={forms}
        isArchived={isArchived}
        show={showLinkAction}
        renew={renewLinkAction}
        revoke={revokeAssignmentAction}
        sendAgain={sendAgainAction}
        remind={remindAction}
      />
      <SchedulesSection
        clientId={head.id}
        forms={FORM_CHOICES}
        firstDay={addDays(head.today, 1)}
        zoneWords={nameTimeZone(page.place.timeZone)}
        preview={page.preview}
        lines={page.schedules}
        isArchived={isArchived}
        refusal={refusalOf(page, 'scheduled')}
        foretell={foretellScheduleAction}
        make={makeScheduleAction}
        pause={pauseScheduleAction}
        resume={resumeScheduleAction}
        end={endScheduleAction}
        change={changeScheduleAction}
      />
    </>
  )
}

/** The same sheet from the top of the page; absent for an archived file. */
export function AssignButton({ page }: { page: ClientPage }) {
  return page.head.archivedAt ? null : <AssignSheet {...assignPropsOf(page)} />
}

function refusalOf({ head }: Pick<ClientPage, 'head'>, way: SendingWay): string | null {
  const sending = decideSending(head.contact, way, head.today)
  return sending.isAllowed ? null : `No message: ${REFUSAL_WORDS[sending.reason]}.`
}

function assignPropsOf({ head, preview }: ClientPage): AssignSheetProps {
  return {
    clientId: head.id,
    forms: FORM_CHOICES,
    messageRefusal: refusalOf({ head }, 'message'),
    contactWords: formatContact(head.contact),
    preview,
    assign: assignAction,
    copy: copyLinkAction,
  }
}
