import { copyResultAction, unfoldAction } from '@/app/(practice)/clients/[clientId]/actions'
import type { ClientPage } from '@/app/(practice)/clients/[clientId]/load-client-page'
import { AboutSwitch } from '@/components/assessments/about-switch'
import { CopyRecord } from '@/components/assessments/copy-record'
import { ProfileSection } from '@/components/assessments/profile-section'
import { ScoreHistoryTable } from '@/components/assessments/score-history-table'
import { SummaryLine } from '@/components/assessments/summary-line'
import { VoidedList } from '@/components/assessments/voided-list'
import { ScoreChart } from '@/components/charts/score-chart'
import { spanOfScores } from '@/components/charts/score-drawing'
import { StrengthsPanel } from '@/components/charts/strengths-panel'
import { OpenSection, Section } from '@/components/shell/page'
import { ActLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Tag } from '@/components/ui/words'

/** Scores over time: the sentence, the drawing, the table that equals it, and one administration's traits. */
export function ScoreSections({ page }: { page: ClientPage }) {
  if (!page.hasCounted) return <NoResults page={page} />
  return (
    <>
      <SummarySection page={page} />
      {page.charts.map((chart) => (
        <Section key={chart.instrumentId} title={chart.title} note={chart.note}>
          <ScoreChart {...chart.total} caption={undefined} />
          <Strengths chart={chart} />
          {chart.total.caption ? <p className="note pt-3 max-w-[46rem]">{chart.total.caption}</p> : null}
        </Section>
      ))}
      <Section id="scores" title="Score history" note={<HistoryNote page={page} />}>
        <ScoreHistoryTable
          page={page.rows}
          columns={page.columns}
          clientId={page.head.id}
          caption={`Score history about ${page.about.words}`}
          unfold={unfoldAction}
        />
        {page.charts.length === 0 && !page.isFolded ? (
          <p className="note pt-3 max-w-[46rem]">
            Scores about different people are never joined or compared. {page.captions.join(' ')}
          </p>
        ) : null}
        <VoidedList lines={page.voided} />
      </Section>
      {page.profile?.view ? (
        <ProfileSection
          view={page.profile.view}
          options={page.profile.choice.options}
          isFolded={page.isFolded}
          clientId={page.head.id}
          unfold={unfoldAction}
        />
      ) : null}
    </>
  )
}

function NoResults({ page }: { page: ClientPage }) {
  return (
    <Section id="scores" title="Scores">
      <Empty title="No result yet" level={3} isInset>
        {page.hasResults
          ? 'Every result was marked as in error, so none of them counts.'
          : 'A score, its meaning and its change stand here once a form is completed.'}
      </Empty>
      <VoidedList lines={page.voided} />
    </Section>
  )
}

function SummarySection({ page }: { page: ClientPage }) {
  const [first] = page.summaries
  const options = page.about.options
  return (
    <>
      {options.length > 1 ? (
        <OpenSection side={<span className="note">Scores about</span>}>
          <AboutSwitch options={options} />
        </OpenSection>
      ) : null}
      {first ? (
        <OpenSection side={<Tag>{first.tag}</Tag>}>
          {page.summaries.map((summary) => (
            <div key={summary.key} className="pb-2">
              <SummaryLine sentence={summary.sentence} about={summary.about ?? undefined} />
              {summary.beside.length > 0 ? <p className="soft pt-2">{summary.beside.join(' ')}</p> : null}
              {summary.about === null ? (
                <div className="acts pt-2">
                  <ActLink href={summary.answersHref}>Open the answers</ActLink>
                  <CopyRecord
                    clientId={page.head.id}
                    responseId={summary.lastId}
                    action={copyResultAction}
                    look="bare"
                  />
                </div>
              ) : null}
            </div>
          ))}
        </OpenSection>
      ) : null}
    </>
  )
}

function Strengths({ chart }: { chart: ClientPage['charts'][number] }) {
  const span = spanOfScores(chart.total)
  return chart.strengths && span ? (
    <StrengthsPanel {...chart.strengths} span={span} locale={chart.total.locale} />
  ) : null
}

function HistoryNote({ page }: { page: ClientPage }) {
  return (
    <>Every administration{page.about.isEverybody ? '' : ` about ${page.about.words}`}. A score opens its answers.</>
  )
}
