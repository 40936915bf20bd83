import 'server-only'
import type { FormChoice } from '@/components/assignments/assign-sheet'
import type { AssignmentLine } from '@/components/assignments/assignment-line'
import type { AssignmentRow } from '@/lib/assignments/queries/list-assignments'
import type { ClientHead } from '@/lib/clients/queries/get-client-head'
import { type AssignmentState, type AssignmentStateCode, deriveAssignmentState } from '@/lib/domain/assignment-state'
import { CHECK_IN } from '@/lib/domain/check-in'
import { wordLastDay } from '@/lib/domain/form-message'
import { assignableForms, formTitle } from '@/lib/domain/forms'
import { type ReminderRefusal, refuseReminder } from '@/lib/domain/reminders'
import { decideSending } from '@/lib/domain/safe-contact'
import { localDateOf } from '@/lib/domain/wall-time'
import { explainAssignmentState, nameFormOnOffer } from '@/lib/format/assignment-words'
import { formatDateSince, type Place } from '@/lib/format/dates'
import { formatDelivery, isDeliveryHot } from '@/lib/format/delivery-words'
import { explainNoReminder } from '@/lib/format/left-out-words'
import type { FormRow } from '@/lib/messages/commands/remind'
import type { Delivery } from '@/lib/messages/queries'

const VIA_WORDS: Record<string, string> = {
  message: 'By e-mail',
  shown: 'Shown in session',
  handover: 'On the clinician’s device',
  paper: 'Entered from paper',
}

/** A client's assignments in words, as the table of forms shows them. */
export function toAssignmentLines(
  rows: readonly AssignmentRow[],
  deliveries: ReadonlyMap<string, Delivery>,
  reminders: ReadonlyMap<string, ReminderRefusal | null>,
  { place, now, maySend }: { place: Place; now: Date; maySend: boolean },
): AssignmentLine[] {
  const day = (at: Date | string) => formatDateSince(at, place, now, 'short')
  return rows.map((row) => {
    const state = deriveAssignmentState({ ...row, of: row.itemCount, scheduledFor: null }, now)
    return {
      id: row.id,
      formId: row.instrumentId,
      formWords: formTitle(row.instrumentId),
      sentWords: day(row.createdAt),
      byName: row.createdBy.name,
      viaWords: VIA_WORDS[row.via] ?? row.via,
      state: state.code,
      stateWords: wordState(row, state, deliveries.get(row.id), place),
      dueWords: row.dueOn
        ? formatDateSince(localDateOf(row.dueOn, 'UTC'), place, localDateOf(now, place.timeZone), 'short')
        : 'Not set',
      untilWords: state.isOpen ? day(row.expiresAt) : '',
      lastDayWords: wordLastDay(row.expiresAt, place),
      resultHref: resultHref(row),
      delivery: toDeliveryLine(deliveries.get(row.id), place),
      maySend: maySend && row.via === 'message' && SENDABLE.has(state.code) && !isUnderWay(deliveries.get(row.id)),
      reminder: toReminder(reminders.get(row.id)),
    }
  })
}

const SENDABLE: ReadonlySet<AssignmentStateCode> = new Set(['not-opened', 'opened', 'started'])

/** Whether this client may be sent a message at all, today. */
export function maySend(head: Pick<ClientHead, 'contact' | 'today' | 'archivedAt'>): boolean {
  return head.archivedAt === null && decideSending(head.contact, 'message', head.today).isAllowed
}

/** Whether each open form may be reminded of now, by the rules of the act itself. */
export function judgeReminders(
  forms: readonly FormRow[],
  { contact, today }: Pick<ClientHead, 'contact' | 'today'>,
  now: Date,
): Map<string, ReminderRefusal | null> {
  return new Map(forms.map((form) => [form.id, refuseReminder(form, contact, now, today)]))
}

function toReminder(refusal: ReminderRefusal | null | undefined): AssignmentLine['reminder'] {
  if (refusal === undefined) return null
  return refusal ? { isAllowed: false, words: explainNoReminder(refusal) } : { isAllowed: true }
}

/** A form whose message has not gone out was asked, and not sent. */
function wordState(row: AssignmentRow, state: AssignmentState, delivery: Delivery | undefined, place: Place): string {
  const words = explainAssignmentState(state, { sentAt: row.createdAt, scheduledFor: null }, place)
  return delivery && delivery.state !== 'sent' ? words.replace(/^Sent /, 'Asked ') : words
}

function isUnderWay(delivery: Delivery | undefined): boolean {
  return delivery?.state === 'queued' || delivery?.state === 'sending'
}

function toDeliveryLine(delivery: Delivery | undefined, place: Place) {
  return delivery ? { words: formatDelivery(delivery, place), isHot: isDeliveryHot(delivery.state) } : null
}

function resultHref(row: AssignmentRow): string | null {
  if (row.instrumentId === CHECK_IN.id) return row.checkIn ? `/clients/${row.clientId}#notes` : null
  return row.response ? `/clients/${row.clientId}/results/${row.response.id}` : null
}

/** The forms on offer. */
export const FORM_CHOICES: FormChoice[] = assignableForms.map((form) => ({ id: form.id, words: nameFormOnOffer(form) }))
