import { EventsSection } from '@/app/(practice)/clients/[clientId]/_sections/events-section'
import { AssignButton, FormsSection } from '@/app/(practice)/clients/[clientId]/_sections/forms-section'
import { PlanSection } from '@/app/(practice)/clients/[clientId]/_sections/plan-section'
import { ScoreSections } from '@/app/(practice)/clients/[clientId]/_sections/score-sections'
import {
  closeReviewAction,
  confirmReferentAction,
  editReferentAction,
  resolveFlagAction,
  restoreCheckInAction,
  reviewCheckInAction,
  reviewResponseAction,
  unfoldAction,
  voidCheckInAction,
} from '@/app/(practice)/clients/[clientId]/actions'
import { toClientHeadView } from '@/app/(practice)/clients/[clientId]/client-head-words'
import { confirmSafeContactAction, stopContactAction } from '@/app/(practice)/clients/[clientId]/edit/actions'
import { type ClientPage as Loaded, loadClientPage } from '@/app/(practice)/clients/[clientId]/load-client-page'
import { addAddendumAction } from '@/app/(practice)/clients/[clientId]/notes/actions'
import { ReferentSection } from '@/components/assessments/referent-section'
import { UnreadLines } from '@/components/assessments/unread-lines'
import { ClientHead } from '@/components/clients/client-head'
import { CheckInNotesSection } from '@/components/notes/check-in-notes-section'
import { PrintMenu } from '@/components/print/print-menu'
import { SafetySection } from '@/components/safety/safety-section'
import { Page, PageFoot } from '@/components/shell/page'
import { type PagePart, PageParts } from '@/components/shell/page-parts'
import type { SearchParams } from '@/components/table/table-address'
import { LinkButton } from '@/components/ui/button'

export const metadata = { title: 'Client' }

type Props = { params: Promise<{ clientId: string }>; searchParams: Promise<SearchParams> }

export default async function ClientPage({ params, searchParams }: Props) {
  const { clientId } = await params
  const query = await searchParams
  const page = await loadClientPage(clientId, query)
  const { head } = page
  return (
    <Page>
      <ClientHead
        view={toClientHeadView(head, head.slot, page.place)}
        confirmContact={confirmSafeContactAction}
        stopContact={stopContactAction}
        actions={
          <>
            <PrintMenu clientId={head.id} about={typeof query.about === 'string' ? query.about : null} />
            <AssignButton page={page} />
            <LinkButton look="go" href={page.unread[0]?.reviewHref ?? `/clients/${head.id}/notes/new`}>
              {page.unread.length > 0 ? 'Review and note' : 'Write a note'}
            </LinkButton>
          </>
        }
      />
      <PageParts parts={partsOf(page)} />
      <UnreadLines
        lines={page.unread}
        waitsFor={page.waitsFor}
        review={{ response: reviewResponseAction, 'check-in': reviewCheckInAction }}
      />
      <SafetySection
        clientId={head.id}
        view={page.safety}
        unfold={unfoldAction}
        closeReview={closeReviewAction}
        resolveFlag={resolveFlagAction}
      />
      <ScoreSections story={page.story} clientId={head.id} beside={<EventsSection page={page} />} />
      <ReferentSection
        clientId={head.id}
        choices={page.unconfirmed}
        people={page.people}
        confirm={confirmReferentAction}
        edit={editReferentAction}
      />
      <PlanSection clientId={head.id} view={page.plan} />
      <FormsSection page={page} />
      <CheckInNotesSection
        clientId={head.id}
        entries={page.entries}
        searchParams={query}
        reviewCheckIn={reviewCheckInAction}
        markCheckIn={voidCheckInAction}
        unmarkCheckIn={restoreCheckInAction}
        addAddendum={addAddendumAction}
      />
      {page.story.hasResults ? <PageFoot>{page.story.caveats.join(' ')}</PageFoot> : null}
    </Page>
  )
}

/** The sections below, in their order; what a client has none of is left out. */
function partsOf({ story }: Loaded): PagePart[] {
  return [
    { id: 'scores', words: story.hasCounted ? 'Score history' : 'Scores' },
    { id: 'events', words: 'Events' },
    ...(story.profile ? [{ id: 'profile', words: 'Trait profile' }] : []),
    ...(story.map ? [{ id: 'map', words: 'Relationship map' }] : []),
    { id: 'plan', words: 'Plan' },
    { id: 'forms', words: 'Forms' },
    { id: 'schedules', words: 'Schedules' },
    { id: 'notes', words: 'Time line' },
  ]
}
