import type { Metadata } from 'next'
import { mayMail } from '@/app/_acts/preview-mail'
import {
  editCrisisContactsAction,
  editMailSenderAction,
  editPracticeAction,
  editRemindersAction,
} from '@/app/(practice)/practice/actions'
import { CrisisContactsForm } from '@/components/practices/crisis-contacts-form'
import { DemoControls } from '@/components/practices/demo-controls'
import { MailSenderForm } from '@/components/practices/mail-sender-form'
import { PracticeFacts } from '@/components/practices/practice-facts'
import { PracticeForm } from '@/components/practices/practice-form'
import { PracticeHead } from '@/components/practices/practice-tabs'
import { RemindersForm } from '@/components/practices/reminders-form'
import { Page, Section } from '@/components/shell/page'
import { isPermitted } from '@/lib/domain/permissions'
import { MAX_CRISIS_CONTACTS } from '@/lib/domain/stored-crisis-contacts'
import {
  listCountryChoices,
  listLocaleChoices,
  listTimeZoneChoices,
  nameCountry,
  nameTimeZone,
} from '@/lib/format/place-names'
import { wordCrisisContacts, wordPracticeFacts, wordReminders } from '@/lib/format/practice-words'
import { senderOf } from '@/lib/mail/account'
import { readPracticeSettings } from '@/lib/practices/queries'
import { practiceLoader } from '@/lib/server/practice-loader'

export const metadata: Metadata = { title: 'Practice' }

export default async function PracticePage() {
  const { settings, mayEdit, practice } = await practiceLoader('practice:read', async (tx, { scope, practice }) => ({
    settings: await readPracticeSettings(tx),
    mayEdit: isPermitted(scope.role, 'practice:manage'),
    practice,
  }))
  const sender = senderOf({ name: practice.mailSenderName, address: practice.mailSenderAddress })
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
        title="Mail to clients"
        note={
          mayMail(practice)
            ? 'Only “Your form is ready” and a link: never what it is about.'
            : 'No mail is sent from here: messages wait in the outbox to be copied.'
        }
      >
        {mayEdit ? (
          <div className="max-w-2xl">
            <MailSenderForm
              action={editMailSenderAction}
              chosen={{ mailSenderName: practice.mailSenderName, mailSenderAddress: practice.mailSenderAddress }}
              neutral={senderOf({ name: '', address: '' })}
            />
          </div>
        ) : (
          <PracticeFacts facts={[{ id: 'from', term: 'From', words: `${sender.name}, ${sender.address}` }]} />
        )}
      </Section>
      <Section
        title="Reminders"
        note="The same link once more, while a form is open. None for a client who asked for none, and any client can stop them."
      >
        {mayEdit ? (
          <div className="max-w-2xl">
            <RemindersForm action={editRemindersAction} chosen={settings} zoneWords={nameTimeZone(settings.timeZone)} />
          </div>
        ) : (
          <PracticeFacts facts={[{ id: 'reminders', term: 'Reminders', words: wordReminders(settings) }]} />
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
