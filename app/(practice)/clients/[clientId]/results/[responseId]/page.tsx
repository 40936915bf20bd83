import {
  confirmReferentAction,
  copyResultAction,
  resolveFlagAction,
  restoreResponseAction,
  reviewResponseAction,
  unfoldAction,
  voidResponseAction,
} from '@/app/(practice)/clients/[clientId]/actions'
import { loadResultPage } from '@/app/(practice)/clients/[clientId]/results/[responseId]/load-result-page'
import { reviewNextAction } from '@/app/(practice)/to-read/actions'
import { AnswerGroups } from '@/components/assessments/answer-groups'
import { ChangeWorking } from '@/components/assessments/change-working'
import { CopyRecord } from '@/components/assessments/copy-record'
import { MarkInError } from '@/components/assessments/mark-in-error'
import { ReferentConfirm } from '@/components/assessments/referent-confirm'
import { ScaleTable } from '@/components/assessments/scale-table'
import { ScoreWorkings } from '@/components/assessments/score-working'
import { VoidedNotice } from '@/components/assessments/voided-notice'
import { QueueBar } from '@/components/read-queue/queue-bar'
import { ReadActs } from '@/components/read-queue/read-acts'
import { FlagLines } from '@/components/safety/flag-lines'
import { ShowFolded } from '@/components/safety/show-folded'
import { Name } from '@/components/shell/name'
import { Page, PageFoot, PageHead, Section } from '@/components/shell/page'
import type { SearchParams } from '@/components/table/table-address'
import { ActLink } from '@/components/ui/button'
import { FoldBlock } from '@/components/ui/fold'
import { Diamond } from '@/components/ui/icon'
import { Definitions } from '@/components/ui/words'
import { FOLDED_WORDS } from '@/lib/format/change-words'
import { SEPARATE_INTERVIEWS } from '@/lib/format/flag-words'
import { NOT_A_DIAGNOSIS, TRAITS_CAVEAT } from '@/lib/format/record-copy'

export const metadata = { title: 'Result' }

type Props = {
  params: Promise<{ clientId: string; responseId: string }>
  searchParams: Promise<SearchParams>
}

export default async function ResultPage({ params, searchParams }: Props) {
  const page = await loadResultPage(await params, await searchParams)
  const { client, responseId } = page
  return (
    <Page>
      {page.queue ? <QueueBar view={page.queue} /> : null}
      <PageHead
        crumb={{ href: `/clients/${client.id}`, words: <Name value={client.name} /> }}
        title={page.title}
        lead={page.lead}
        space="snug"
        actions={
          <>
            {page.isVoid ? null : <CopyRecord clientId={client.id} responseId={responseId} action={copyResultAction} />}
            <ReviewActs page={page} />
          </>
        }
      />
      {page.voidWords ? (
        <VoidedNotice
          answerKind="response"
          answerId={responseId}
          resultWords={page.resultWords}
          voided={page.voidWords}
          restore={restoreResponseAction}
        />
      ) : null}
      <Section title="Scores" note={page.hasTraits ? 'Traits stand over their statements, below.' : undefined}>
        <ScaleTable lines={page.scales} range={page.range} caption="Scores of this form" isFolded={page.isFolded} />
        {page.bandsWords ? <p className="note pt-2">{page.bandsWords}</p> : null}
        <div className="pt-2">
          <ScoreWorkings workings={page.scoreWorkings} />
        </div>
        {page.isVoid ? null : <Change page={page} />}
      </Section>
      {page.flags.length > 0 || page.isSeparateAdvised ? (
        <Section title="To notice" note="Only your practice sees this.">
          {page.isSeparateAdvised ? <p className="body max-w-[46rem] pb-2">{SEPARATE_INTERVIEWS}</p> : null}
          <FlagLines lines={page.flags} resolve={resolveFlagAction} />
        </Section>
      ) : null}
      <Section
        id="answers"
        title="Answers"
        note="As given, under the score they belong to. “Turned”: the statement counts the other way. A skipped one counts nothing, never zero."
      >
        <AnswerGroups groups={page.groups} caption="Answers by score" most={page.most} />
        {page.hasTraits ? <p className="note pt-3">{TRAITS_CAVEAT}</p> : null}
      </Section>
      <Section title="This result">
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
        {page.isVoid ? null : (
          <div className="acts pt-4">
            <ActLink href={`/clients/${client.id}/compare?b=${responseId}`}>Compare with another result</ActLink>
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
              answerKind="response"
              answerId={responseId}
              resultWords={page.resultWords}
              action={voidResponseAction}
            />
          </div>
        )}
      </Section>
      <PageFoot>
        {NOT_A_DIAGNOSIS} {page.caveat}
      </PageFoot>
    </Page>
  )
}

type Loaded = Awaited<ReturnType<typeof loadResultPage>>

function ReviewActs({ page }: { page: Loaded }) {
  return (
    <ReadActs
      answerKind="response"
      answerId={page.responseId}
      queue={page.queue}
      isUnread={page.canReview}
      reviewHref={page.reviewHref}
      review={reviewResponseAction}
      reviewNext={reviewNextAction}
    />
  )
}

function Change({ page }: { page: Loaded }) {
  const { change, client, standsOut } = page
  if (!change) {
    return (
      <div className="pt-4">
        <FoldBlock>
          <p>{FOLDED_WORDS}. Bands, what stands out and change are folded while a safety review is open.</p>
          <ShowFolded clientId={client.id} action={unfoldAction} />
        </FoldBlock>
      </div>
    )
  }
  return (
    <div className="pt-4">
      <p className="body">
        {change.isBeyond ? <Diamond /> : null} <b>{change.words}</b> {change.beside.join(' ')}
      </p>
      {standsOut ? (
        <p className="body pt-1">Stands out over this client’s own mean, as a talking point: {standsOut}.</p>
      ) : null}
      {change.caption ? <p className="note pt-2 max-w-[46rem]">{change.caption}</p> : null}
      {page.worked.map((label) => (
        <div key={label.code} className="pt-2">
          {label.words ? (
            <p className="body">
              {label.isBeyond ? <Diamond /> : null} {label.words}
            </p>
          ) : null}
          {label.steps.length > 0 ? (
            <ChangeWorking summary="How this was worked out" caption={label.caption} steps={label.steps} />
          ) : null}
        </div>
      ))}
    </div>
  )
}
