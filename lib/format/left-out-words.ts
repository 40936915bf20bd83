import type { AskingRefusal } from '@/lib/domain/asking'
import { formTitle } from '@/lib/domain/forms'
import type { ReminderRefusal } from '@/lib/domain/reminders'
import type { SendingRefusal } from '@/lib/domain/safe-contact'
import { fewestDays } from '@/lib/domain/schedule'

/** Said after one name, and after several. */
type AfterNames = readonly [one: string, several: string]

const SENDING: Record<Exclude<SendingRefusal, 'REMINDERS_STOPPED'>, AfterNames> = {
  NO_RECORD: ['has nothing written down on how to be reached', 'have nothing written down on how to be reached'],
  SESSION_ONLY: ['is reached in session only', 'are reached in session only'],
  NO_EMAIL: ['agreed to no e-mail', 'agreed to no e-mail'],
  STOPPED: ['has all contact stopped', 'have all contact stopped'],
  PAUSED: ['has contact to confirm', 'have contact to confirm'],
}

const CLOSED: Record<'ARCHIVED' | 'LOCKED', AfterNames> = {
  ARCHIVED: ['is archived', 'are archived'],
  LOCKED: ['has a link locked after five wrong PINs', 'have a link locked after five wrong PINs'],
}

const REMINDING: Record<ReminderRefusal | 'NO_OPEN_FORM', AfterNames> = {
  ...SENDING,
  ...CLOSED,
  REMINDERS_STOPPED: ['asked for none', 'asked for none'],
  NO_OPEN_FORM: ['has no open form', 'have no open form'],
  ANSWERED: ['answered in the meantime', 'answered in the meantime'],
  WITHDRAWN: ['has a form that was withdrawn', 'have a form that was withdrawn'],
  OVER: ['has a form whose link ran out', 'have a form whose link ran out'],
  IN_PERSON: ['was given the form in person', 'were given the form in person'],
  ON_ITS_WAY: ['has a message on its way', 'have a message on its way'],
  IN_OUTBOX: ['has a message waiting in the outbox', 'have a message waiting in the outbox'],
  NOT_SENT: ['has a form that did not go out yet', 'have a form that did not go out yet'],
  JUST_SENT: ['had a message within the last day', 'had a message within the last day'],
  ENOUGH: ['was reminded as often as may be', 'were reminded as often as may be'],
}

const ASKING: Record<Exclude<AskingRefusal, 'TOO_SOON'>, AfterNames> = {
  ...SENDING,
  ...CLOSED,
  REMINDERS_STOPPED: ['asked for no messages', 'asked for no messages'],
  CONTACT_TO_CONFIRM: ['has contact to confirm', 'have contact to confirm'],
  STILL_OPEN: ['still has this form open', 'still have this form open'],
}

/** Why clients get no reminder, after their names: "Beatriz Nunes asked for none". */
export function sayNotReminded(reason: ReminderRefusal | 'NO_OPEN_FORM', count: number): string {
  return choose(REMINDING[reason], count)
}

/** Why clients are not asked a form, after their names: "Ivo Marsh is reached in session only". */
export function sayNotAsked(reason: AskingRefusal, count: number, formId: string): string {
  return reason === 'TOO_SOON' ? sayTooSoon(count, formId) : choose(ASKING[reason], count)
}

const ROW: Record<ReminderRefusal, string> = {
  ARCHIVED: 'the file is archived',
  ANSWERED: 'it is answered',
  WITHDRAWN: 'it was withdrawn',
  OVER: 'its link ran out',
  LOCKED: 'five wrong PINs. Speak before sending again',
  NO_RECORD: 'it is not written down how they may be reached',
  SESSION_ONLY: 'they are reached in session only',
  NO_EMAIL: 'they agreed to no e-mail',
  STOPPED: 'all contact is stopped',
  REMINDERS_STOPPED: 'they asked for none',
  PAUSED: 'ask first whether contact is still the same',
  IN_PERSON: 'it was given in person',
  ON_ITS_WAY: 'a message about it is on its way',
  IN_OUTBOX: 'a message about it waits in the outbox',
  NOT_SENT: 'its message has not gone out yet',
  JUST_SENT: 'a message about it left within the last day',
  ENOUGH: 'they were reminded as often as may be',
}

/** Why one form cannot be reminded of, beside it: "No reminder: they asked for none." */
export function explainNoReminder(reason: ReminderRefusal): string {
  return `No reminder: ${ROW[reason]}.`
}

function choose([one, several]: AfterNames, count: number): string {
  return count === 1 ? one : several
}

/** What is asked about a stretch of days would count some of them twice. */
function sayTooSoon(count: number, formId: string): string {
  const days = fewestDays(formId)
  const since = days === 1 ? 'today' : `within the last ${days} days`
  return `${count === 1 ? 'was' : 'were'} asked ${formTitle(formId)} ${since}`
}
