import type { Metadata } from 'next'
import { offerFor } from '@/app/(practice)/clients/[clientId]/plan/plan-words'
import { SuggestionWords } from '@/components/plans/trait-suggestions'
import { PracticeHead } from '@/components/practices/practice-tabs'
import { OpenSection, Page, Section } from '@/components/shell/page'
import { LIBRARY_TRAITS } from '@/lib/domain/library/suggestion'
import { practiceLoader } from '@/lib/server/practice-loader'

export const metadata: Metadata = { title: 'Library' }

/** Everything the library holds, to read: a suggestion is put on a plan from its client's page. */
export default async function LibraryPage() {
  const name = await practiceLoader('practice:read', async (_tx, { practice }) => practice.name)
  return (
    <Page>
      <PracticeHead name={name} current="library" />
      <OpenSection>
        <p className="body max-w-[46rem]">
          Suggestions between sessions, for each trait. You hand them over or put them on a client’s plan; no client
          sees them by themselves. Those that ask to set a limit or speak up to the person are held back while that
          client’s safety review is open.
        </p>
      </OpenSection>
      {offerFor(LIBRARY_TRAITS, [], false).map((offer) => (
        <Section key={offer.trait} title={offer.name}>
          <ul className="library">
            {offer.lines.map((line) => (
              <li key={line.id}>
                <h3>{line.title}</h3>
                <SuggestionWords line={line} />
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </Page>
  )
}
