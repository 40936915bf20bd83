import 'server-only'
import { previewMail } from '@/app/_acts/preview-mail'
import { addAndSendAction } from '@/app/(practice)/caseload/actions'
import { listAddSheetChoices } from '@/app/(practice)/caseload/add-sheet-choices'
import { thresholdWords, toCaseloadRow } from '@/app/(practice)/caseload/caseload-words'
import { copyLinkAction } from '@/app/(practice)/clients/[clientId]/assignments/actions'
import type { CaseloadPage } from '@/components/clients/caseload'
import type { Member } from '@/lib/auth/current-member'
import { readPracticeFacts } from '@/lib/clients/find-client'
import { listCaseload } from '@/lib/clients/queries/list-caseload'
import { listResponsible } from '@/lib/clients/queries/list-responsible'
import type { MemberTx } from '@/lib/db/practice-db'
import { CASELOAD_PAGE_SIZE, type CaseloadView } from '@/lib/domain/caseload'

/** Everything the caseload's page shows, in one transaction. */
export async function loadCaseload(tx: MemberTx, member: Member, view: CaseloadView): Promise<CaseloadPage> {
  const practice = await readPracticeFacts(tx)
  const { locale, timeZone, today, isPinDefault } = practice
  const place = { locale, timeZone }
  const listed = await listCaseload(tx, { ...view, locale, pageSize: CASELOAD_PAGE_SIZE })
  const clinicians = await listResponsible(tx, locale)
  return {
    page: {
      rows: listed.items.map((item) => toCaseloadRow(item, place, today)),
      total: listed.total,
      page: listed.page,
    },
    counts: listed.counts,
    filterCounts: listed.filterCounts,
    clinicians,
    threshold: thresholdWords(listed.items, locale),
    add: {
      ...listAddSheetChoices(place, tx.now),
      preview: previewMail(member, tx.now),
      action: addAndSendAction,
      copy: copyLinkAction,
      clinicians: clinicians.filter((each) => each.isActive),
      selfId: member.scope.membershipId,
      isPinDefault,
    },
  }
}
