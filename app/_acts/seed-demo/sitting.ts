import 'server-only'
import { minutesFrom, type Story } from '@/app/_acts/seed-demo/stage'
import { openSitting, tryPin } from '@/lib/assignments/commands/sittings'
import { scopeFromLink, scopeFromSitting } from '@/lib/auth/respondents'
import { practiceDb } from '@/lib/db/practice-db'
import type { RespondentScope } from '@/lib/domain/scope'

export type OpenedLink = { secret: string; isPinRequired: boolean }

/** Whoever holds the link. */
export async function followLink(story: Story, secret: string): Promise<RespondentScope> {
  const link = await scopeFromLink(secret, story.stage.requestId)
  if (!link) throw new Error(`${story.client.id}: a link leads nowhere.`)
  return link.scope
}

/** Opens a link as the client did, and gives the PIN where one is asked. */
export async function sitDown(story: Story, link: OpenedLink, at: Date): Promise<RespondentScope> {
  const sitting = await openLink(story, link.secret, at)
  if (link.isPinRequired) {
    const now = minutesFrom(at, 1)
    const { outcome } = await practiceDb(sitting, (tx) => tryPin(tx, story.pin ?? ''), { now })
    if (outcome !== 'passed') throw new Error(`${story.client.id}: the PIN is ${outcome}.`)
  }
  return sitting
}

/** Opens a link and gives wrong PINs, one a minute. */
export async function mistakePin(story: Story, link: OpenedLink, at: Date, tries: number): Promise<void> {
  const sitting = await openLink(story, link.secret, at)
  for (let count = 1; count <= tries; count += 1) {
    await practiceDb(sitting, (tx) => tryPin(tx, otherPin(story.pin ?? '')), { now: minutesFrom(at, count) })
  }
}

async function openLink(story: Story, secret: string, at: Date): Promise<RespondentScope> {
  const token = await practiceDb(await followLink(story, secret), openSitting, { now: at })
  const sitting = await scopeFromSitting(token, story.stage.requestId)
  if (!sitting) throw new Error(`${story.client.id}: a sitting is not there.`)
  return sitting.scope
}

/** A PIN of the same length with no digit right. */
function otherPin(pin: string): string {
  return pin.replace(/\d/g, (digit) => String((Number(digit) + 1) % 10))
}
