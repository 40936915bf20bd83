import 'server-only'
import { type DemoData, readDemoData } from '@/app/_acts/seed-demo/demo-data'
import { replayDemo } from '@/app/_acts/seed-demo/replay-demo'
import { findDemo, finishDemo, removeAbandonedDemos, removeDemoPractice } from '@/lib/auth/demo-practice'
import { AppError } from '@/lib/domain/errors'

export type Demo = { practiceId: string }

/**
 * The demo practice of this installation, made when there is none: some seconds of work. However many ask at once, on
 * however many copies of the server, there is one, and nobody finds it before all of it is there.
 * @throws AppError CONFLICT when an account outside a demo has the address of one of its people
 */
export async function seedDemo(data: DemoData = readDemoData()): Promise<Demo> {
  const address = addressOf(data)
  return (await findDemo(address)) ?? once(address, () => makeDemo(data, null))
}

/**
 * A fresh demo in place of this one, dated back from today. The old one serves until the new one is there, and goes with
 * all its sessions in the same moment.
 * @throws AppError NOT_FOUND for anything but a demo, CONFLICT as seedDemo
 */
export async function resetDemo(practiceId: string, data: DemoData = readDemoData()): Promise<Demo> {
  return once(addressOf(data), () => makeDemo(data, practiceId))
}

/**
 * Takes the demo away, every row of it; it can be made again.
 * @throws AppError NOT_FOUND for anything but a demo
 */
export async function removeDemo(practiceId: string): Promise<void> {
  await removeDemoPractice(practiceId)
}

async function makeDemo(data: DemoData, replaces: string | null): Promise<Demo> {
  await removeAbandonedDemos()
  const demo = await replayDemo(data, new Date())
  try {
    await finishDemo(demo, replaces)
  } catch (error) {
    await removeDemoPractice(demo.practiceId)
    return await giveWay(error, data)
  }
  return { practiceId: demo.practiceId }
}

/** Another copy of the server made, or reset, the demo meanwhile: theirs is as good. */
async function giveWay(error: unknown, data: DemoData): Promise<Demo> {
  const isOvertaken = error instanceof AppError && (error.code === 'CONFLICT' || error.code === 'NOT_FOUND')
  const theirs = isOvertaken ? await findDemo(addressOf(data)) : null
  if (!theirs) throw error
  return theirs
}

/** The first person's address says which demo it is. */
function addressOf({ clinicians }: DemoData): string {
  return clinicians[0]?.email ?? ''
}

// Pages and handlers may each hold this file once; the work under way is known to all of them.
const store = globalThis as typeof globalThis & { interdependDemos?: Map<string, Promise<Demo>> }
store.interdependDemos ??= new Map()
const underWay = store.interdependDemos

/** Whoever asks while the demo is being made waits for that one. */
async function once(address: string, make: () => Promise<Demo>): Promise<Demo> {
  const begun = underWay.get(address)
  if (begun) return begun
  const making = make().finally(() => underWay.delete(address))
  underWay.set(address, making)
  return making
}
