import { describeCrisisContact, listDefaultCrisisContacts } from '@/lib/domain/crisis-contacts'
import { messagesFor } from '@/lib/domain/messages/catalogue'
import type { OwnCrisisContact } from '@/lib/domain/stored-crisis-contacts'
import { describeLocale, nameCountry, nameTimeZone } from '@/lib/format/place-names'

type Settings = {
  timeZone: string
  country: string
  locale: string
  readingPromiseDays: number
  quickExitUrl: string
  isPinDefault: boolean
}

/** A practice's settings as facts for those who read and do not change them. */
export function wordPracticeFacts(settings: Settings): { id: string; term: string; words: string }[] {
  const { country, timeZone, locale, readingPromiseDays, quickExitUrl, isPinDefault } = settings
  return [
    { id: 'country', term: 'Country', words: nameCountry(country) },
    { id: 'zone', term: 'Time zone', words: nameTimeZone(timeZone) },
    { id: 'locale', term: 'Dates, numbers', words: describeLocale(locale) },
    { id: 'promise', term: 'Forms are read', words: wordPromise(readingPromiseDays) },
    { id: 'exit', term: '“Leave now” goes to', words: quickExitUrl },
    { id: 'pin', term: 'PIN on links', words: isPinDefault ? 'Asked of new clients' : 'Not asked of new clients' },
  ]
}

/** "within 3 working days". */
export function wordPromise(workingDays: number): string {
  return workingDays === 1 ? 'within one working day' : `within ${workingDays} working days`
}

/** "At most one, after 3 days at 09:30". */
export function wordReminders({
  reminderCount,
  reminderAfterDays: days,
  reminderAt,
}: {
  reminderCount: number
  reminderAfterDays: number
  reminderAt: string
}): string {
  if (reminderCount === 0) return 'None'
  return `At most ${reminderCount === 1 ? 'one' : 'two'}, after ${days === 1 ? 'one day' : `${days} days`} at ${reminderAt}`
}

/** A practice's crisis contacts as a clinician reads them: the country's, and its own list when it keeps one. */
export function wordCrisisContacts(settings: { country: string; ownCrisisContacts: OwnCrisisContact[] | null }) {
  const messages = messagesFor('en')
  const country = listDefaultCrisisContacts(settings.country).map((contact) => {
    const { title, note } = describeCrisisContact(contact, messages)
    return { number: title, note }
  })
  return { country, own: settings.ownCrisisContacts?.map(({ number, note }) => ({ number, note })) ?? null }
}
