import 'server-only'
import { z } from 'zod'
import type { MemberTx } from '@/lib/db/practice-db'
import { type MailSender, mailSenderSchema } from '@/lib/domain/mail-sender'
import { practiceFields } from '@/lib/domain/practice-fields'
import { type ReminderSettings, reminderSettingsSchema } from '@/lib/domain/reminders'
import { type CrisisContactsInput, crisisContactsForm } from '@/lib/domain/stored-crisis-contacts'

export const editPracticeSchema = z.object(practiceFields)

/** Changes what the practice decides for itself; the reading promise holds for every form from now on. */
export async function editPractice(tx: MemberTx, input: z.infer<typeof editPracticeSchema>): Promise<void> {
  await tx.db.practice.updateMany({ where: { id: tx.scope.practiceId }, data: input })
  await recordChange(tx)
}

export const editMailSenderSchema = mailSenderSchema

/** Changes whom messages come from; blank leaves it to the neutral default. */
export async function editMailSender(tx: MemberTx, input: MailSender): Promise<void> {
  await tx.db.practice.updateMany({ where: { id: tx.scope.practiceId }, data: input })
  await recordChange(tx)
}

export const editRemindersSchema = reminderSettingsSchema

/** Changes how often, how soon and at what time a form is reminded of; it holds for messages sent from now on. */
export async function editReminders(tx: MemberTx, input: ReminderSettings): Promise<void> {
  await tx.db.practice.updateMany({ where: { id: tx.scope.practiceId }, data: input })
  await recordChange(tx)
}

export const editCrisisContactsSchema = crisisContactsForm

/** Replaces the practice's own list of crisis contacts; null goes back to the country's. */
export async function editCrisisContacts(tx: MemberTx, contacts: CrisisContactsInput): Promise<void> {
  const json = contacts === null ? null : JSON.stringify(contacts)
  await tx.db.$executeRaw`
    update practice set crisis_contacts = ${json}::jsonb where id = ${tx.scope.practiceId}::uuid`
  await recordChange(tx)
}

async function recordChange(tx: MemberTx): Promise<void> {
  await tx.audit({ action: 'practice.changed', subject: { kind: 'practice', id: tx.scope.practiceId } })
}
