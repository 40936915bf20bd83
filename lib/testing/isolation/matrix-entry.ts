import type { JobTx, MemberTx, RespondentTx } from '@/lib/db/practice-db'
import type { PopulatedPractice } from '@/lib/testing/populated-practice'

/**
 * What must happen when a member of one practice asks with another practice's ids:
 * `missing` the same NOT_FOUND as for an id that never was · `empty` nothing · `own` it takes no id, and shows its own
 * · `refused` an error of any kind: a part of a larger act, whose caller has looked the row up before.
 */
export type Outcome = 'missing' | 'empty' | 'own' | 'refused'

type Call<T> = (tx: T, theirs: PopulatedPractice) => Promise<unknown>

export type Entry =
  | { outcome: Outcome; call: Call<MemberTx> }
  | { outcome: Outcome; asRespondent: Call<RespondentTx> }
  | { outcome: Outcome; asJob: Call<JobTx> }

/** By file and name: `clients/commands/add-client:addClient`. */
export type Matrix = Record<string, Entry>

export const missing = (call: Call<MemberTx>): Entry => ({ outcome: 'missing', call })
export const empty = (call: Call<MemberTx>): Entry => ({ outcome: 'empty', call })
export const own = (call: Call<MemberTx>): Entry => ({ outcome: 'own', call })
export const refused = (call: Call<MemberTx>): Entry => ({ outcome: 'refused', call })

/** The respondent's own commands take their ids from the scope: it names the foreign client and assignment. */
export const asRespondent = (outcome: Outcome, call: Call<RespondentTx>): Entry => ({ outcome, asRespondent: call })

/** What jobs do, by a job of one's own practice that names another's row. */
export const asJob = (outcome: Outcome, call: Call<JobTx>): Entry => ({ outcome, asJob: call })
