import type { Metadata } from 'next'
import { editCrisisContactsAction, editPracticeAction } from '@/app/(practice)/practice/actions'
import { CrisisContactsForm } from '@/components/practices/crisis-contacts-form'
import { DemoControls } from '@/components/practices/demo-controls'
import { PracticeFacts } from '@/components/practices/practice-facts'
import { PracticeForm } from '@/components/practices/practice-form'
import { PracticeHead } from '@/components/practices/practice-tabs'
import { Page, Section } from '@/components/shell/page'
import { isPermitted } from '@/lib/domain/permissions'
import { MAX_CRISIS_CONTACTS } from '@/lib/domain/stored-crisis-contacts'
import { listCountryChoices, listLocaleChoices, listTimeZoneChoices, nameCountry } from '@/lib/format/place-names'
import { wordCrisisContacts, wordPracticeFacts } from '@/lib/format/practice-words'
import { readPracticeSettings } from '@/lib/practices/queries'
import { practiceLoader } from '@/lib/server/practice-loader'

export const metadata: Metadata = { title: 'Practice' }

export default async function PracticePage() {
  const { settings, mayEdit } = await practiceLoader('practice:read', async (tx, { scope }) => ({
    settings: await readPracticeSettings(tx),
    mayEdit: isPermitted(scope.role, 'practice:manage'),
  }))
  const contacts = wordCrisisContacts(settings)
  return (
    <Page>
      <PracticeHead name={settings.name} current="settings" />
      <Section title="Settings" note={mayEdit ? null : 'An owner can change these.'}>
        {mayEdit ? (
          <div className="max-w-2xl">
            <PracticeForm
              action={editPracticeAction}
              settings={settings}
              countries={listCountryChoices()}
              timeZones={listTimeZoneChoices(settings.timeZone)}
              locales={listLocaleChoices()}
            />
          </div>
        ) : (
          <PracticeFacts facts={wordPracticeFacts(settings)} />
        )}
      </Section>
      <Section
        title="Crisis contacts"
        note="On every page a client sees, behind Help, unless switched off for a client."
      >
        {mayEdit ? (
          <div className="max-w-2xl">
            <CrisisContactsForm
              action={editCrisisContactsAction}
              country={nameCountry(settings.country)}
              countryLines={contacts.country}
              ownLines={contacts.own}
              max={MAX_CRISIS_CONTACTS}
            />
          </div>
        ) : (
          <PracticeFacts
            facts={(contacts.own ?? contacts.country).map((line, index) => ({
              id: String(index),
              term: line.number,
              words: line.note,
            }))}
          />
        )}
      </Section>
      {settings.isDemo && mayEdit ? (
        <Section title="Demo practice" note="Invented from end to end; nothing in it is sent.">
          <DemoControls />
        </Section>
      ) : null}
    </Page>
  )
}
