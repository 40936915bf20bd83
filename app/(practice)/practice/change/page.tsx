import type { Metadata } from 'next'
import { setChangeSettingsAction, withdrawChangeSettingsAction } from '@/app/(practice)/practice/change/actions'
import { loadChangePage } from '@/app/(practice)/practice/change/load-change-page'
import { ChangeSettingsTable } from '@/components/practices/change-settings-table'
import { PracticeHead } from '@/components/practices/practice-tabs'
import { Name } from '@/components/shell/name'
import { Page, Section } from '@/components/shell/page'

export const metadata: Metadata = { title: 'Change' }

const ACTIONS = { set: setChangeSettingsAction, withdraw: withdrawChangeSettingsAction }

export default async function ChangePage() {
  const { practiceName, locale, maySet, forms, history } = await loadChangePage()
  return (
    <Page>
      <PracticeHead name={practiceName} current="change" />
      <Section title="Change" note={maySet ? null : 'An owner can change these.'}>
        <div className="max-w-[46rem]">
          <p className="body">
            A score moves a little each time a form is answered, whatever happens in between. These numbers say from how
            many points on a change is more than that. The word “reliable” is used only where they were published for
            the very questionnaire.
          </p>
          <p className="soft pt-2">
            What is set here holds for results that come from now on. Words that stand beside results already keep the
            numbers they were made with. PHQ-9 is not offered: its ninth item asks about thoughts of death, and there is
            no way yet for a practice to answer it in time. PHQ-8 is the same form without it.
          </p>
        </div>
      </Section>
      {forms.map((form) => (
        <Section key={form.id} title={form.title} note={form.status}>
          <ChangeSettingsTable
            instrumentId={form.id}
            title={form.title}
            lines={form.lines}
            locale={locale}
            actions={maySet ? ACTIONS : null}
          />
        </Section>
      ))}
      <Section title="History" note="Every entry stays, with who made it.">
        {history.length === 0 ? (
          <p className="soft">Nothing was set yet: every form uses what it declares itself.</p>
        ) : (
          <table className="stacks grid-t" aria-label="What was set, newest first">
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">Score</th>
                <th scope="col">Set</th>
                <th scope="col">By</th>
              </tr>
            </thead>
            <tbody>
              {history.map((entry) => (
                <tr key={entry.id}>
                  <th scope="row" className="nw">
                    {entry.moment}
                  </th>
                  <td data-label="Score">{entry.scale}</td>
                  <td data-label="Set" className="wrap-anywhere">
                    {entry.words}
                  </td>
                  <td data-label="By">
                    <Name value={entry.byName} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
    </Page>
  )
}
