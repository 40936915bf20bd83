import 'server-only'
import type { DemoClient } from '@/app/_acts/seed-demo/demo-data'
import { followLink } from '@/app/_acts/seed-demo/sitting'
import { type Act, asMember, dateOf, momentOf, responsibleOn, type Story } from '@/app/_acts/seed-demo/stage'
import { addClient, addClientInput } from '@/lib/clients/commands/add-client'
import { archiveClient } from '@/lib/clients/commands/archive-client'
import { confirmContact, stopContact } from '@/lib/clients/commands/change-contact'
import { transferClient } from '@/lib/clients/commands/edit-client'
import { practiceDb } from '@/lib/db/practice-db'
import type { SessionSlot } from '@/lib/domain/session-slot'
import { addEvent } from '@/lib/events/commands'
import { closeReview } from '@/lib/safety/commands'
import { readSafety } from '@/lib/safety/queries'
import { setSessionSlot } from '@/lib/sessions/commands'

/**
 * What happened to a client's file itself: added with its slot, contact gone through, events marked, handed over, review
 * closed, archived.
 */
export function planFile(story: Story): Act[] {
  const { client, stage } = story
  const { episode, contact } = client
  return [
    { at: momentOf(stage, episode.start, '08:30'), run: () => add(story) },
    ...(contact.confirmed > episode.start
      ? [{ at: momentOf(stage, contact.confirmed, '08:40'), run: () => confirm(story) }]
      : []),
    ...(contact.stopped ? [{ at: momentOf(stage, contact.stopped.d, '12:00'), run: () => stopReminders(story) }] : []),
    ...client.transfers.map((transfer) => ({
      at: momentOf(stage, transfer.d, '18:30'),
      run: () => handOver(story, transfer),
    })),
    ...client.safety.flatMap(({ closed, ...review }) =>
      closed === undefined
        ? []
        : [{ at: momentOf(stage, closed, '17:00'), run: () => close(story, { ...review, closed }) }],
    ),
    ...planEvents(story),
    ...(episode.end ? [{ at: momentOf(stage, episode.end.d, '17:30'), run: () => archive(story) }] : []),
  ]
}

async function add(story: Story): Promise<void> {
  const { client, stage } = story
  const { start } = client.episode
  const at = momentOf(stage, start, '08:30')
  const added = await asMember(stage, responsibleOn(client, start), at, async (tx) => {
    const file = await addClient(tx, sheetOf(client))
    const slot = slotOf(story)
    if (slot) await setSessionSlot(tx, { clientId: file.clientId, ...slot })
    return file
  })
  story.clientId = added.clientId
  story.pin = added.pin
}

/** The client's slot from the first session after they were added: the data says when the next one is. */
function slotOf({ client, stage }: Story): SessionSlot | null {
  const { slot, episode } = client
  if (!slot) return null
  const turnDays = slot.everyWeeks * 7
  const first = slot.inDays - Math.floor((slot.inDays - episode.start) / turnDays) * turnDays
  return { startsOn: dateOf(stage, first), startsAt: slot.time, everyWeeks: slot.everyWeeks }
}

/** Marked at the end of the day it happened, or with the file where it happened before there was one. */
function planEvents(story: Story): Act[] {
  const { client, stage } = story
  return client.events.map((event) => {
    const at =
      event.d < client.episode.start
        ? momentOf(stage, client.episode.start, '08:35')
        : momentOf(stage, event.d, '17:10')
    const run = async () => {
      const { clientId } = story
      await asMember(stage, responsibleOn(client, event.d), at, (tx) =>
        addEvent(tx, { clientId, happenedOn: dateOf(stage, event.d), kind: event.kind, words: event.text }),
      )
    }
    return { at, run }
  })
}

/** The add sheet as it was filled in. */
function sheetOf({ contact, ...client }: DemoClient) {
  return addClientInput.parse({
    name: client.name,
    isCodeName: client.codeName,
    pronouns: client.pronouns,
    pin: client.pin && client.pin.state !== 'off' ? ['off', 'on'] : 'off',
    choice: contact.choice,
    email: contact.email,
    phone: contact.phone,
    channels: contact.channels,
    times: contact.times,
    mayLeaveMessage: contact.leaveMessage,
    codeName: contact.codeName,
  })
}

async function confirm(story: Story): Promise<void> {
  const { client, stage, clientId } = story
  const day = client.contact.confirmed
  const by = responsibleOn(client, day)
  await asMember(stage, by, momentOf(stage, day, '08:40'), (tx) => confirmContact(tx, { clientId }))
}

/** "No more reminders", at the foot of a form the client had open. */
async function stopReminders(story: Story): Promise<void> {
  const { client, stage, clientId, secrets } = story
  const { stopped } = client.contact
  if (!stopped) return
  const [secret = ''] = secrets.values()
  const scope = await followLink(story, secret)
  const now = momentOf(stage, stopped.d, '12:00')
  await practiceDb(scope, (tx) => stopContact(tx, { clientId, by: stopped.by, what: stopped.what }), { now })
}

async function handOver(story: Story, transfer: DemoClient['transfers'][number]): Promise<void> {
  const { stage, clientId } = story
  const responsibleId = stage.members.get(transfer.to)?.membershipId ?? ''
  const at = momentOf(stage, transfer.d, '18:30')
  await asMember(stage, transfer.from, at, (tx) => transferClient(tx, { clientId, responsibleId }))
}

async function close(story: Story, review: DemoClient['safety'][number] & { closed: number }): Promise<void> {
  const { client, stage, clientId } = story
  const by = review.closedBy ?? responsibleOn(client, review.closed)
  await asMember(stage, by, momentOf(stage, review.closed, '17:00'), async (tx) => {
    const open = (await readSafety(tx, clientId)).review
    await closeReview(tx, { reviewId: open?.id ?? '', reason: review.reason ?? '' })
  })
}

/** Links that had run out stay as they ran out: nothing was open to withdraw. */
async function archive(story: Story): Promise<void> {
  const { client, stage, clientId } = story
  const { end } = client.episode
  if (!end) return
  const at = momentOf(stage, end.d, '17:30')
  await asMember(stage, responsibleOn(client, end.d), at, (tx) =>
    archiveClient(tx, { clientId, endReason: end.reason }),
  )
}
