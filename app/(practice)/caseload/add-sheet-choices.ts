import 'server-only'
import { expiryOf } from '@/lib/domain/assignment-state'
import { assignableForms } from '@/lib/domain/forms'
import { messagesFor } from '@/lib/domain/messages/catalogue'
import { formatDate, type Place } from '@/lib/format/dates'

const PERIODS = [7, 14, 30]

/** Where the link will stand in the message, before there is one. */
const LINK_WORDS = '(the link)'

/** What the add sheet offers, in words: forms, periods, and the message each pair of them would go out with. */
export function listAddSheetChoices(place: Place, now: Date, givenName: string) {
  const { invitation } = messagesFor('en')
  const periods = PERIODS.map((days) => ({
    days,
    until: formatDate(expiryOf(now, days, place.timeZone), place, 'day'),
  }))
  const messages = assignableForms.flatMap((form) =>
    periods.map(({ days, until }) => {
      const facts = { minutes: form.approxMinutes, url: LINK_WORDS, until, name: givenName }
      return [`${form.id}/${days}`, { subject: invitation.subject, body: invitation.body(facts) }] as const
    }),
  )
  return {
    forms: assignableForms.map((form) => ({
      id: form.id,
      words: `${form.shortTitle} ${shortVersion(form.version)}, ${form.questionCount} questions, ${form.approxMinutes} minutes`,
    })),
    periods: periods.map(({ days, until }) => ({ days: String(days), words: `${days} days, until ${until}` })),
    messages: Object.fromEntries(messages),
  }
}

/** "0.1.0" of "0.1.0-draft": what it is a draft of stands beside every result. */
function shortVersion(version: string): string {
  return version.split('-')[0] ?? version
}
