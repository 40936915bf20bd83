import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { isId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import type { RespondentScope } from '@/lib/domain/scope'
import { enterJob } from '@/lib/server/run-job'
import { answersMatrix } from '@/lib/testing/isolation/answers-matrix'
import { assignmentsMatrix } from '@/lib/testing/isolation/assignments-matrix'
import { attentionMatrix } from '@/lib/testing/isolation/attention-matrix'
import { calendarMatrix } from '@/lib/testing/isolation/calendar-matrix'
import { clientsMatrix } from '@/lib/testing/isolation/clients-matrix'
import { eventsMatrix } from '@/lib/testing/isolation/events-matrix'
import type { Entry, Matrix, Outcome } from '@/lib/testing/isolation/matrix-entry'
import { messagesMatrix } from '@/lib/testing/isolation/messages-matrix'
import { notesMatrix } from '@/lib/testing/isolation/notes-matrix'
import { noticesMatrix } from '@/lib/testing/isolation/notices-matrix'
import { plansMatrix } from '@/lib/testing/isolation/plans-matrix'
import { queueMatrix } from '@/lib/testing/isolation/queue-matrix'
import { schedulesMatrix } from '@/lib/testing/isolation/schedules-matrix'
import { settingsMatrix } from '@/lib/testing/isolation/settings-matrix'
import { teamMatrix } from '@/lib/testing/isolation/team-matrix'
import { makePopulatedPractice, type PopulatedPractice } from '@/lib/testing/populated-practice'
import { inPractice, inRespondent, makeRespondentScope } from '@/lib/testing/practice-fixture'
import { findUnreadTables, readAllRows } from '@/lib/testing/read-all-rows'
import { readTree } from '@/lib/testing/read-house'
import { readSource } from '@/lib/testing/read-source'

/** Every exported query and command of every noun. A test fails while one is missing. */
const MATRIX: Matrix = {
  ...assignmentsMatrix,
  ...answersMatrix,
  ...attentionMatrix,
  ...calendarMatrix,
  ...clientsMatrix,
  ...eventsMatrix,
  ...messagesMatrix,
  ...notesMatrix,
  ...noticesMatrix,
  ...plansMatrix,
  ...queueMatrix,
  ...schedulesMatrix,
  ...settingsMatrix,
  ...teamMatrix,
}

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Everything in lib/<noun>/queries and commands that works on a transaction, as `noun/file:name`. */
function listExports(): string[] {
  return Object.entries(readTree(root))
    .filter(([path]) => /^lib\/[^/]+\/(queries|commands)(\/[^/]+)?\.ts$/.test(path) && !path.endsWith('.test.ts'))
    .flatMap(([path, text]) =>
      readSource(path, text)
        .exports.filter((each) => each.isFunction && (each.isAsync || each.firstParameter === 'tx'))
        .map((each) => `${path.slice('lib/'.length, -'.ts'.length)}:${each.name}`),
    )
}

type Attempt = { value: unknown } | { error: unknown }

async function attempt(entry: Entry, mine: PopulatedPractice, theirs: PopulatedPractice): Promise<Attempt> {
  const { clientId, assignmentId, sittingId } = theirs.ids
  const scope = makeRespondentScope(mine, { clientId, assignmentId, respondentSessionId: sittingId })
  return call(entry, mine, theirs, scope).then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
}

function call(entry: Entry, mine: PopulatedPractice, theirs: PopulatedPractice, scope: RespondentScope) {
  if ('call' in entry) return inPractice(mine, (tx) => entry.call(tx, theirs))
  if ('asRespondent' in entry) return inRespondent(scope, (tx) => entry.asRespondent(tx, theirs))
  return enterJob({ practiceId: mine.practiceId, id: theirs.ids.messageId }).run((tx) => entry.asJob(tx, theirs))
}

function fits(outcome: Outcome, made: Attempt): boolean {
  if (outcome === 'refused') return 'error' in made
  if (outcome === 'missing') {
    return 'error' in made && made.error instanceof AppError && ['NOT_FOUND', 'LINK_UNKNOWN'].includes(made.error.code)
  }
  return 'value' in made && (outcome === 'own' || isEmpty(made.value))
}

function isEmpty(value: unknown): boolean {
  if (!value) return true
  if (value instanceof Map) return value.size === 0
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && Object.values(value).every(isEmpty)
}

/** Text of anything, sealed bytes too, to look for what must not be in it. */
function toText(value: unknown): string {
  return JSON.stringify(value, (_key, each) => (each instanceof Map || each instanceof Set ? [...each] : each)) ?? ''
}

describe('every query and command, asked with another practice’s ids', () => {
  let mine: PopulatedPractice
  let theirs: PopulatedPractice
  let before: Record<string, string[]>
  const readTheirs = () => inPractice(theirs, (tx: MemberTx) => readAllRows(tx))

  beforeAll(async () => {
    mine = await makePopulatedPractice('Magpie')
    theirs = await makePopulatedPractice('Canary')
    before = await readTheirs()
  })

  it('is in the matrix, and the matrix names nothing else', () => {
    expect(Object.keys(MATRIX).sort()).toEqual(listExports().sort())
  })

  it('has a whole file to look for', async () => {
    expect(Object.entries(theirs.ids).filter(([, id]) => !isId(id))).toEqual([])
    expect(await inPractice(theirs, findUnreadTables)).toEqual([])
    const emptyTables = Object.entries(before).flatMap(([table, rows]) => (rows.length === 0 ? [table] : []))
    expect(emptyTables).toEqual([])
  })

  it.each(Object.entries(MATRIX))('%s', async (_name, entry) => {
    const made = await attempt(entry, mine, theirs)
    expect(
      fits(entry.outcome, made),
      `expected ${entry.outcome}, got ${toText(made)} ${String('error' in made && made.error)}`,
    ).toBe(true)
    if ('value' in made) {
      expect(toText(made.value)).not.toContain(theirs.canary)
      expect(toText(made.value)).not.toContain(theirs.ids.clientId)
    }
    expect(await readTheirs()).toEqual(before)
  })

  it('would notice one that answers, writes or finds', async () => {
    const leak = await inPractice(theirs, (tx) => tx.db.client.findFirst({ where: { id: theirs.ids.clientId } }))
    expect(fits('missing', { value: leak })).toBe(false)
    expect(fits('empty', { value: [leak] })).toBe(false)
    expect(fits('missing', { error: new AppError('FORBIDDEN') })).toBe(false)
    expect(toText(leak)).toContain(theirs.canary)
  })
})
