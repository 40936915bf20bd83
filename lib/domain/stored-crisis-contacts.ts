import { z } from 'zod'
import { type CrisisContact, listDefaultCrisisContacts } from '@/lib/domain/crisis-contacts'
import { listOf, optionalLine } from '@/lib/domain/form-fields'

export const MAX_CRISIS_CONTACTS = 8

export type OwnCrisisContact = Extract<CrisisContact, { kind: 'own' }>

const storedSchema = z
  .array(z.object({ kind: z.literal('own'), number: z.string().min(1), note: z.string() }))
  .min(1)
  .max(MAX_CRISIS_CONTACTS)

/** What a practice's clients find under Help: its own list, or its country's when it keeps none. */
export function crisisContactsOf(practice: { country: string; crisisContacts: unknown }): readonly CrisisContact[] {
  return readOwnCrisisContacts(practice.crisisContacts) ?? listDefaultCrisisContacts(practice.country)
}

/** A practice's own list as stored; null when there is none, or none that can be read. */
export function readOwnCrisisContacts(stored: unknown): OwnCrisisContact[] | null {
  const parsed = storedSchema.safeParse(stored)
  return parsed.success ? parsed.data : null
}

/**
 * The form: the country's numbers, or rows of a number and what it is. Rows left blank are dropped; the number is
 * free text, since some places have a name instead.
 */
export const crisisContactsForm = z
  .object({
    source: z.enum(['country', 'own'], 'Choose one of the two'),
    number: listOf(optionalLine(60)),
    note: listOf(optionalLine(120)),
  })
  .transform(({ source, number, note }, context) => {
    if (source === 'country') return null
    const rows = number.map((text, at) => ({ kind: 'own' as const, number: text, note: note[at] ?? '' }))
    const given = rows.filter((row) => row.number !== '' || row.note !== '')
    if (given.length === 0) fault(context, 'Give at least one number, or use the country’s')
    if (given.some((row) => row.number === '')) fault(context, 'Give a number for each line')
    if (given.length > MAX_CRISIS_CONTACTS)
      fault(context, `Keep to ${MAX_CRISIS_CONTACTS} lines; in a crisis nobody reads more`)
    return given
  })

export type CrisisContactsInput = z.infer<typeof crisisContactsForm>

function fault(context: z.RefinementCtx, message: string) {
  context.addIssue({ code: 'custom', message, path: ['number'] })
}
