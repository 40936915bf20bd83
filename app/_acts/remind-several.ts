import 'server-only'
import type { NamedClient, SeveralOutcome } from '@/app/_acts/several'
import { listReachable } from '@/lib/clients/queries/list-reachable'
import type { MemberTx } from '@/lib/db/practice-db'
import { type ChosenForm, chooseForm, type ReminderRefusal } from '@/lib/domain/reminders'
import { localDateOf } from '@/lib/domain/wall-time'
import type { FormRow } from '@/lib/messages/commands/remind'
import { remindNow } from '@/lib/messages/commands/remind-now'
import { listRemindable } from '@/lib/messages/queries'

export type RemindSeveral = { clientIds: readonly string[]; timeZone: string }
export type ForetoldReminders = RemindersOutcome & {
  /** The forms they would be reminded of, each once. */
  formIds: string[]
}
export type RemindersOutcome = SeveralOutcome<ReminderRefusal | 'NO_OPEN_FORM'>

/**
 * Whom a reminder would go to, by the rules of the act itself; changes nothing.
 * @throws AppError NOT_FOUND when one of the ids is not a client here
 */
export async function foretellReminders(tx: MemberTx, input: RemindSeveral): Promise<ForetoldReminders> {
  const outcome: RemindersOutcome = { reached: [], leftOut: [] }
  const formIds = new Set<string>()
  for (const { id, name, ...chosen } of await choose(tx, input)) {
    if ('form' in chosen) {
      outcome.reached.push({ id, name })
      formIds.add(chosen.form.formId)
    } else outcome.leftOut.push({ id, name, reason: chosen.refusal })
  }
  return { ...outcome, formIds: [...formIds] }
}

/**
 * Reminds each client of one open form. A form that changed since somebody looked is left out and said.
 * @throws AppError NOT_FOUND when one of the ids is not a client here
 */
export async function remindSeveral(tx: MemberTx, input: RemindSeveral): Promise<RemindersOutcome> {
  const outcome: RemindersOutcome = { reached: [], leftOut: [] }
  const chosenForms = (await choose(tx, input)).toSorted(byId)
  for (const { id, name, ...chosen } of chosenForms) {
    const made = 'form' in chosen ? await remindNow(tx, { assignmentId: chosen.form.id }) : chosen
    if ('refusal' in made) outcome.leftOut.push({ id, name, reason: made.refusal })
    else outcome.reached.push({ id, name })
  }
  return outcome
}

/** Two statements, however many clients. */
async function choose(tx: MemberTx, input: RemindSeveral): Promise<(NamedClient & ChosenForm<FormRow>)[]> {
  const clients = await listReachable(tx, input.clientIds)
  const forms = await listRemindable(tx, input.clientIds)
  const today = localDateOf(tx.now, input.timeZone)
  return clients.map((client) => {
    const open = forms.filter((form) => form.clientId === client.id)
    return { id: client.id, name: client.name, ...chooseForm(open, client, tx.now, today) }
  })
}

/** In one order, so that two acts over the same clients never wait for each other in a ring. */
function byId(a: NamedClient, b: NamedClient): number {
  return a.id < b.id ? -1 : 1
}
