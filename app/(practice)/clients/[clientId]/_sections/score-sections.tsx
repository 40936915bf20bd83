import Link from 'next/link'
import type { ReactNode } from 'react'
import type { Story } from '@/app/(practice)/clients/[clientId]/_scores/tell-story'
import { copyResultAction, unfoldAction } from '@/app/(practice)/clients/[clientId]/actions'
import { AboutSwitch } from '@/components/assessments/about-switch'
import { ChangeWorking } from '@/components/assessments/change-working'
import { CopyRecord } from '@/components/assessments/copy-record'
import { MapSection } from '@/components/assessments/map-section'
import { ProfileSection } from '@/components/assessments/profile-section'
import { ScaleChooser } from '@/components/assessments/scale-chooser'
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

type StoryProps = { story: Story; clientId: string }

/** `beside` stands after the history: what happened while these scores came. */
type SectionsProps = StoryProps & { beside?: ReactNode }

/** Scores over time: the sentence, the drawing, the table that equals it, and one administration's traits. */
export function ScoreSections({ story, clientId, beside }: SectionsProps) {
  if (!story.hasCounted) {
    return (
      <>
        <NoResults story={story} />
        {beside}
      </>
    )
  }
  return (
    <>
      <SummarySection story={story} clientId={clientId} />
      {story.charts.map((chart) => (
        <Section key={chart.instrumentId} id={chart.offer?.id} title={chart.title} note={chart.note}>
          {chart.offer ? <ScaleChooser offer={chart.offer} /> : null}
          <ScoreChart {...chart.total} caption={undefined} />
          <Strengths chart={chart} />
          {chart.total.caption ? <p className="note pt-3 max-w-[46rem]">{chart.total.caption}</p> : null}
        </Section>
      ))}
      <Section id="scores" title="Score history" note={<HistoryNote story={story} />}>
        <ScoreHistoryTable
          page={story.rows}
          columns={story.columns}
          clientId={clientId}
          caption={`Score history about ${story.about.words}`}
          unfold={unfoldAction}
        />
        {story.isMixed && !story.isFolded ? (
          <p className="note pt-3 max-w-[46rem]">
            Scores about different people are never joined or compared. {story.captions.join(' ')}
          </p>
        ) : null}
        {story.compareHref ? (
          <p className="pt-3">
            <ActLink href={story.compareHref}>Lay two results side by side</ActLink>
          </p>
        ) : null}
        <VoidedList lines={story.voided} />
      </Section>
      {beside}
      {story.profile ? (
        <ProfileSection
          view={story.profile.view}
          options={story.profile.options}
          isFolded={story.isFolded}
          clientId={clientId}
          unfold={unfoldAction}
        />
      ) : null}
      {story.map ? <MapSection view={story.map.view} clientId={clientId} unfold={unfoldAction} /> : null}
    </>
  )
}

function NoResults({ story }: Pick<StoryProps, 'story'>) {
  return (
    <Section id="scores" title="Scores">
      <Empty title="No result yet" level={3} isInset>
        {story.hasResults
          ? 'Every result was marked as in error, so none of them counts.'
          : 'A score, its meaning and its change stand here once a form is completed.'}
      </Empty>
      <VoidedList lines={story.voided} />
    </Section>
  )
}

function SummarySection({ story, clientId }: StoryProps) {
  const [first] = story.summaries
  const options = story.about.options
  return (
    <>
      {options.length > 1 ? (
        <OpenSection side={<span className="note">Scores about</span>}>
          <AboutSwitch options={options} />
        </OpenSection>
      ) : null}
      {first ? (
        <OpenSection side={<Tag>{first.tag}</Tag>}>
          {story.summaries.map((summary) => (
            <div key={summary.key} className="pb-2">
              <SummaryLine sentence={summary.sentence} about={summary.about ?? undefined} />
              {summary.beside.length > 0 ? <p className="soft pt-2">{summary.beside.join(' ')}</p> : null}
              {summary.averaged ? (
                <div className="pt-1">
                  <p className="soft">{summary.averaged.words}</p>
                  <ChangeWorking
                    summary="How the means were compared"
                    caption="How the two means were compared"
                    steps={summary.averaged.steps}
                  />
                </div>
              ) : null}
              {summary.about === null ? (
                <div className="acts pt-2">
                  <ActLink href={summary.answersHref}>Open the answers</ActLink>
                  <CopyRecord clientId={clientId} responseId={summary.lastId} action={copyResultAction} look="bare" />
                </div>
              ) : null}
            </div>
          ))}
        </OpenSection>
      ) : null}
    </>
  )
}

function Strengths({ chart }: { chart: Story['charts'][number] }) {
  const span = spanOfScores(chart.total)
  return chart.strengths && span ? (
    <StrengthsPanel {...chart.strengths} span={span} locale={chart.total.locale} />
  ) : null
}

function HistoryNote({ story }: Pick<StoryProps, 'story'>) {
  const about = story.about.isEverybody ? '' : ` about ${story.about.words}`
  const scale = story.scaleWords ? `, told by ${story.scaleWords.toLocaleLowerCase('en-GB')}` : ''
  return (
    <>
      Every administration{about}
      {scale}. A score opens its answers.
      {story.apart.map((person) => (
        <span className="block pt-1" key={person.href}>
          <Link href={person.href} prefetch={false}>
            {person.words}
          </Link>
          , kept apart.
        </span>
      ))}
    </>
  )
}
