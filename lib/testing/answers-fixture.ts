import { type SubmitAnswers, submitAnswers } from '@/app/_acts/submit-answers'
import { assignInstrument } from '@/lib/assignments/commands/assign-instrument'
import { newId } from '@/lib/db/ids'
import type { Instrument } from '@/lib/domain/instruments/define'
import { findInstrument } from '@/lib/domain/instruments/registry'
import { inPractice, type MemberFixture, type PracticeFixture } from '@/lib/testing/practice-fixture'
import { insertClient } from '@/lib/testing/rows'

/** A client in an open episode of care since 1 January 2026, for whom the owner (or the member given) is responsible. */
export async function makeClient(who: PracticeFixture | MemberFixture, name?: string): Promise<string> {
  return inPractice(who, async (tx) => {
    const clientId = await insertClient(tx, name ? { name } : {})
    await tx.db.episode.createMany({ data: { id: newId(tx.now), clientId, startedOn: new Date('2026-01-01') } })
    return clientId
  })
}

export type FormGiven = Partial<Omit<SubmitAnswers, 'clientId' | 'completedAt'>> & { at: Date }

/** Assigns a form and sends it in, at one moment of the past. CTA-40 about a partner unless told otherwise. */
export async function sendForm(who: PracticeFixture | MemberFixture, clientId: string, given: FormGiven) {
  const { at, ...rest } = given
  return inPractice(
    who,
    async (tx) => {
      const input = await assignForm(tx, clientId, given)
      return { ...(await submitAnswers(tx, { ...input, ...rest, clientId, completedAt: at })), input }
    },
    { now: at },
  )
}

/** Every item answered alike, about a partner, often in touch, where the form asks; `changed` items otherwise. */
export function sheetOf(formId: string, answer: number | null, changed: Record<string, unknown> = {}) {
  const { items, referent } = findInstrument(formId) as Instrument
  return {
    ...(referent === 'asked' ? { 'referent.kind': 'partner', 'referent.hint': null, contact: 'often' } : {}),
    private: false,
    ...Object.fromEntries(items.map((item) => [item.id, answer])),
    ...changed,
  }
}

type Tx = Parameters<Parameters<typeof inPractice>[1]>[0]

async function assignForm(tx: Tx, clientId: string, given: FormGiven): Promise<SubmitAnswers> {
  const instrumentId = given.instrumentId ?? 'cta-40'
  const { assignmentId } = await assignInstrument(tx, {
    clientId,
    instrumentId,
    via: given.source === 'paper' ? 'paper' : 'shown',
    expiresInDays: 14,
    isDuplicateAccepted: true,
  })
  const version = instrumentId === 'check-in' ? '1' : (findInstrument(instrumentId)?.version ?? '')
  return {
    assignmentId,
    clientId,
    instrumentId,
    instrumentVersion: version,
    language: 'en',
    source: 'link',
    completedAt: given.at,
    fields: instrumentId === 'check-in' ? {} : sheetOf(instrumentId, 2),
  }
}
