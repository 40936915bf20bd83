import 'server-only'
import type { ClientHeadView } from '@/components/clients/client-head'
import type { ClientHead } from '@/lib/clients/queries/get-client-head'
import type { SessionSlot } from '@/lib/domain/session-slot'
import { LOCKED_ADVICE } from '@/lib/format/assignment-words'
import { formatConfirmed, formatContact } from '@/lib/format/client-words'
import { formatDateSince, type Place } from '@/lib/format/dates'
import { formatStatus } from '@/lib/format/overview-words'
import { formatSessionSlot, NO_SESSION } from '@/lib/format/session-words'

/** The top of a client's page in the practice's words. */
export function toClientHeadView(head: ClientHead, slot: SessionSlot | null, place: Place): ClientHeadView {
  const { contact, overview, today } = head
  const day = (at: Date | string) => formatDateSince(at, place, today)
  const isStopped = contact?.stopped?.what === 'all'
  return {
    id: head.id,
    name: head.name,
    lead: [
      head.pronouns,
      head.isCodeName ? 'A code name' : '',
      head.episodeStartedOn ? `Episode since ${day(head.episodeStartedOn)}` : '',
      head.responsible.name,
    ]
      .filter(Boolean)
      .map((words) => `${words}.`)
      .join(' '),
    contact: formatContact(contact),
    confirmed: contact && !isStopped ? formatConfirmed(contact, place, today) : '',
    isContactAsked: Boolean(contact && !isStopped && !head.archivedAt && contact.confirmState !== 'ok'),
    mayStopContact: contact !== null && contact.choice !== 'session' && !isStopped && !head.archivedAt,
    hasOpenForm: overview.isDue || overview.isOverdue,
    lastCheckIn: wordCheckIn(head, day),
    nextDue: wordNextDue(head, place, day),
    session: slot && !head.archivedAt ? formatSessionSlot(slot, today, place) : NO_SESSION,
    hasSession: slot !== null,
    pin: wordPin(head, day),
    pinFact: wordPinFact(head, day),
    clinicians: head.clinicianCount === 1 ? 'One clinician.' : `${head.clinicianCount} clinicians.`,
    opened: head.openedThisMonth === 1 ? 'Opened once this month' : `Opened ${head.openedThisMonth} times this month`,
    notices: [
      head.archivedAt ? `Archived ${day(head.archivedAt)}. Restore the file to assign forms again.` : '',
      isStopped && contact?.stoppedAt
        ? `${formatContact(contact)} on ${day(contact.stoppedAt)}. Nothing may be sent; agree a new record to begin again.`
        : '',
      overview.status.code === 'pin-locked' ? LOCKED_ADVICE : '',
    ].filter(Boolean),
    sharedWith: head.sharedWith,
  }
}

function wordCheckIn({ lastCheckIn }: ClientHead, day: (at: Date) => string): string {
  if (!lastCheckIn) return 'None yet'
  const ratings = [
    lastCheckIn.mood === null ? '' : `mood ${lastCheckIn.mood}`,
    lastCheckIn.respected === null ? '' : `respected ${lastCheckIn.respected}`,
  ].filter(Boolean)
  return [day(lastCheckIn.completedAt), ratings.join(', ')].filter(Boolean).join(': ')
}

function wordNextDue({ overview, today }: ClientHead, place: Place, day: (at: string) => string): string {
  if (!overview.nextDueOn) return 'Nothing is asked'
  const isAsked = overview.isDue || overview.isOverdue
  return isAsked && ASKED.has(overview.status.code)
    ? `${day(overview.nextDueOn)}. ${formatStatus(overview.status, place, today)}`
    : day(overview.nextDueOn)
}

/** States that speak of the form that is out. */
const ASKED: ReadonlySet<string> = new Set(['overdue', 'due-today', 'started', 'opened', 'not-opened'])

function wordPin({ pin }: ClientHead, day: (at: Date) => string): string {
  if (!pin.isOn) return 'None is asked.'
  if (!pin.isSet) return 'Asked, none agreed yet.'
  return pin.agreedAt ? `Agreed ${day(pin.agreedAt)}.` : 'Agreed.'
}

/** The same beside how they are reached. */
function wordPinFact({ pin }: ClientHead, day: (at: Date) => string): string {
  if (!pin.isOn) return 'No PIN is asked.'
  if (!pin.isSet) return 'PIN asked, none agreed yet.'
  return pin.agreedAt ? `PIN agreed ${day(pin.agreedAt)}.` : 'PIN agreed.'
}
