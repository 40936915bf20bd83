import 'server-only'
import { openText, sealText } from '@/lib/crypto/seal'
import { drawSigns, hashCode, hashToken, isSameSecret, keyedHash, newPin, newToken } from '@/lib/crypto/tokens'
import { type AuditEntry, actorIdOf, writeAudit } from '@/lib/db/audit'
import { appClient } from '@/lib/db/client'
import { toAppError } from '@/lib/db/database-errors'
import type { Prisma } from '@/lib/db/generated/client'
import type { JobTask } from '@/lib/domain/jobs'
import type { JobScope, PracticeScope, RespondentScope, Scope } from '@/lib/domain/scope'
import { CODE_ALPHABET, CODE_LENGTH } from '@/lib/domain/short-code'

/** A row's sealed column, opened or made within the practice of the transaction. */
export type SealedColumn = { table: string; column: string; rowId: string }

/**
 * The one transaction of a request. `db` sees the rows of `scope`'s practice and, for a respondent, of its client:
 * the database's policies decide, not the query. `now` is the moment of the act; commands take no other clock.
 */
export type PracticeTx<S extends Scope = Scope> = {
  readonly db: Prisma.TransactionClient
  readonly scope: S
  readonly now: Date
  audit(entry: AuditEntry): Promise<void>
  /**
   * Asks for work on one row, once this transaction has committed and not before `at`. Asked for again before it ran,
   * it runs once, at the newer time.
   */
  enqueue(task: JobTask, subjectId: string, at?: Date): Promise<void>
  seal(place: SealedColumn, text: string): Uint8Array<ArrayBuffer>
  open(place: SealedColumn, sealed: Uint8Array): string
  /** A secret for a link or a cookie; only its hash and its sealed form are stored. */
  newToken(): string
  newPin(): string
  /** A code to be typed from one screen into another; only its keyed hash is stored. */
  newCode(): string
  hashCode(code: string): Uint8Array<ArrayBuffer>
  hashToken(token: string): Uint8Array<ArrayBuffer>
  /** HMAC of something guessable, keyed per practice: finds equal addresses without storing them in the clear. */
  keyedHash(text: string): Uint8Array<ArrayBuffer>
  isSameSecret(left: string, right: string): boolean
}

export type MemberTx = PracticeTx<PracticeScope>
export type RespondentTx = PracticeTx<RespondentScope>
export type JobTx = PracticeTx<JobScope>
/** The practice's own side: a member at a screen, or a job that does what a member has arranged. */
export type StaffTx = PracticeTx<PracticeScope | JobScope>

/**
 * The one door to a practice's data: opens one interactive transaction, tells the database whose it is, runs the work
 * and commits. Whatever is thrown rolls everything back, the audit rows too.
 *
 * Guarantee: `app.practice_id` is set for this transaction only (`set_config(…, true)`), so a pooled connection keeps
 * nothing of it. Never open a second one inside `work`.
 *
 * @param options.now the moment of the act, when it is not the present (replaying a demo's history)
 * @throws AppError UNAVAILABLE when the database does not answer in time, CONFLICT on a broken unique constraint
 */
export async function practiceDb<S extends Scope, T>(
  scope: S,
  work: (tx: PracticeTx<S>) => Promise<T>,
  options: { now?: Date } = {},
): Promise<T> {
  const now = options.now ?? new Date()
  try {
    return await appClient().$transaction(async (db) => {
      await enterPractice(db, scope)
      return work(practiceTx(db, scope, now))
    })
  } catch (error) {
    throw toAppError(error)
  }
}

async function enterPractice(db: Prisma.TransactionClient, scope: Scope): Promise<void> {
  const clientId = scope.kind === 'respondent' ? scope.clientId : ''
  const actorId = actorIdOf(scope)
  await db.$queryRaw`select set_config('app.practice_id', ${scope.practiceId}, true),
    set_config('app.client_id', ${clientId}, true), set_config('app.actor_id', ${actorId}, true)`
}

function practiceTx<S extends Scope>(db: Prisma.TransactionClient, scope: S, now: Date): PracticeTx<S> {
  const inPractice = (place: SealedColumn) => ({ ...place, practiceId: scope.practiceId })
  return {
    db,
    scope,
    now,
    audit: (entry) => writeAudit(db, scope, now, entry),
    enqueue: async (task, subjectId, at = now) => {
      await db.$executeRaw`select jobs.enqueue(${task}, ${subjectId}::uuid, ${at}::timestamptz)`
    },
    seal: (place, text) => sealText(inPractice(place), text),
    open: (place, sealed) => openText(inPractice(place), sealed),
    newToken,
    newPin,
    newCode: () => drawSigns(CODE_ALPHABET, CODE_LENGTH),
    hashCode,
    hashToken,
    keyedHash: (text) => keyedHash(scope.practiceId, text),
    isSameSecret,
  }
}
