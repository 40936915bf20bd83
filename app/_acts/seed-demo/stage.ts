import type { DemoClient, DemoData } from '@/app/_acts/seed-demo/demo-data'
import type { Receipt } from '@/app/_acts/submit-answers'
import { mintJobScope } from '@/lib/auth/scope'
import { type JobTx, type MemberTx, type PracticeTx, practiceDb } from '@/lib/db/practice-db'
import type { PracticeScope, Scope } from '@/lib/domain/scope'
import { addDays, instantOf, type LocalDate } from '@/lib/domain/wall-time'

/** Where a demo is played: its data, the day its days count from, and the members who act. */
export type Stage = {
  data: DemoData
  /** Today on the practice's wall. */
  today: LocalDate
  /** When it is played: what was asked of the queue before has happened in the story. */
  now: Date
  /** One for all acts of a seeding, so that the record shows what came from it. */
  requestId: string
  members: ReadonlyMap<number, PracticeScope>
}

/** One client's file as far as the replay has come. */
export type Story = {
  stage: Stage
  client: DemoClient
  clientId: string
  pin: string | null
  /** What answers are stored as, by their id in the data. */
  receipts: Map<string, Receipt>
  /** Secrets of links that stay open, by the assignment's id in the data. */
  secrets: Map<string, string>
  /** Schedules by their form, once they are made. */
  schedules: Map<string, string>
}

/** Something that happened, and when. */
export type Act = { at: Date; run: () => Promise<void> }

/** The moment a wall clock showed in the practice, so many days from today. */
export function momentOf({ data, today }: Stage, day: number, time: string): Date {
  return instantOf(addDays(today, day), time, data.practice.timeZone)
}

export function dateOf({ today }: Stage, day: number): LocalDate {
  return addDays(today, day)
}

export function minutesFrom(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000)
}

/** Does as a member did at that moment: one transaction, as a request of theirs would have had. */
export async function asMember<T>(stage: Stage, key: number, at: Date, work: (tx: MemberTx) => Promise<T>): Promise<T> {
  const scope = stage.members.get(key)
  if (!scope) throw new Error(`The demo has no member ${key}.`)
  return practiceDb(scope, (tx) => work(toldTx(stage, tx)), { now: at })
}

/** Does as the job of a row would have done at that moment. */
export async function asJob<T>(stage: Stage, id: string, at: Date, work: (tx: JobTx) => Promise<T>): Promise<T> {
  const [member] = stage.members.values()
  if (!member) throw new Error('The demo has no member.')
  const scope = mintJobScope({ practiceId: member.practiceId, id }, stage.requestId)
  return practiceDb(scope, (tx) => work(toldTx(stage, tx)), { now: at })
}

/** Work for a moment that is over is told by the story; the queue would do it now, as of today. */
function toldTx<S extends Scope>(stage: Stage, tx: PracticeTx<S>): PracticeTx<S> {
  return {
    ...tx,
    enqueue: async (task, id, at = tx.now) => {
      if (at > stage.now) await tx.enqueue(task, id, at)
    },
  }
}

/** Who was responsible for a client on a day; on the day of a transfer, still whoever hands over. */
export function responsibleOn(client: DemoClient, day: number): number {
  const ahead = client.transfers.find((transfer) => day <= transfer.d)
  return ahead?.from ?? client.clinician
}

/** What was stored for answers the data names. @throws Error when the story has not come to them yet */
export function receiptOf(story: Story, id: string): Receipt {
  const receipt = story.receipts.get(id)
  if (!receipt) throw new Error(`${story.client.id}: nothing is stored for ${id} yet.`)
  return receipt
}
