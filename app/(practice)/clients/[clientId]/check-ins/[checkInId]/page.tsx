import {
  confirmReferentAction,
  resolveFlagAction,
  restoreCheckInAction,
  reviewCheckInAction,
  voidCheckInAction,
} from '@/app/(practice)/clients/[clientId]/actions'
import { loadCheckInPage } from '@/app/(practice)/clients/[clientId]/check-ins/[checkInId]/load-check-in-page'
import { reviewNextAction } from '@/app/(practice)/to-read/actions'
import { MarkInError } from '@/components/assessments/mark-in-error'
import { ReferentConfirm } from '@/components/assessments/referent-confirm'
import { VoidedNotice } from '@/components/assessments/voided-notice'
import { CheckInWords } from '@/components/notes/entry-words'
import { LatestCheckIns } from '@/components/notes/latest-check-ins'
import { QueueBar } from '@/components/read-queue/queue-bar'
import { ReadActs } from '@/components/read-queue/read-acts'
import { FlagLines } from '@/components/safety/flag-lines'
import { Name } from '@/components/shell/name'
import { Page, PageHead, Section } from '@/components/shell/page'
import type { SearchParams } from '@/components/table/table-address'
import { Definitions } from '@/components/ui/words'

export const metadata = { title: 'Check-in' }

type Props = {
  params: Promise<{ clientId: string; checkInId: string }>
  searchParams: Promise<SearchParams>
}

export default async function CheckInPage({ params, searchParams }: Props) {
  const page = await loadCheckInPage(await params, await searchParams)
  const { client, ratings, queue, checkInId } = page
  return (
    <Page>
      {queue ? <QueueBar view={queue} /> : null}
      <PageHead
        crumb={{ href: `/clients/${client.id}`, words: <Name value={client.name} /> }}
        title={page.title}
        lead="Between sessions, in the client’s own words. Not scored."
        space="snug"
        actions={<Acts page={page} />}
      />
      {page.voidWords ? (
        <VoidedNotice
          answerKind="check-in"
          answerId={checkInId}
          resultWords={page.checkInWords}
          voided={page.voidWords}
          restore={restoreCheckInAction}
        />
      ) : null}
      <dl className="facts four">
        <Fact term="Mood" words={ratings.mood} />
        <Fact term="Respected" words={ratings.respected} />
        <Fact term="About whom" words={page.about} />
        <Fact term="In touch" words={page.contact} />
      </dl>
      {page.flags.length > 0 ? (
        <Section title="To notice" note="Only your practice sees this.">
          <FlagLines lines={page.flags} resolve={resolveFlagAction} />
        </Section>
      ) : null}
      <Section title="In their words">
        <div className="ci reading">
          <CheckInWords entry={page.entry} />
        </div>
      </Section>
      {page.earlier.length > 0 ? (
        <Section title="Before this" note="The check-ins that came before, newest first. Ratings run from 0 to 10.">
          <LatestCheckIns entries={page.earlier} />
        </Section>
      ) : null}
      <Section title="This check-in">
        <Definitions
          items={page.record.map(({ id, term, words, name }) => ({
            id,
            term,
            words: name ? (
              <>
                {words} <Name value={name} />
              </>
            ) : (
              words
            ),
          }))}
        />
        {page.voidWords ? null : (
          <div className="acts pt-4">
            {page.choice ? (
              <ReferentConfirm
                clientId={client.id}
                choice={page.choice}
                people={page.people}
                action={confirmReferentAction}
                look="bare"
              />
            ) : null}
            <MarkInError
              answerKind="check-in"
              answerId={checkInId}
              resultWords={page.checkInWords}
              action={voidCheckInAction}
            />
          </div>
        )}
      </Section>
    </Page>
  )
}

type Loaded = Awaited<ReturnType<typeof loadCheckInPage>>

function Acts({ page }: { page: Loaded }) {
  return (
    <ReadActs
      answerKind="check-in"
      answerId={page.checkInId}
      queue={page.queue}
      isUnread={page.isUnread}
      reviewHref={page.reviewHref}
      review={reviewCheckInAction}
      reviewNext={reviewNextAction}
    />
  )
}

function Fact({ term, words }: { term: string; words: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd className="tn" dir="auto">
        {words}
      </dd>
    </div>
  )
}
