import { describe, expect, it } from 'vitest'
import { leadOf, toGroups } from '@/app/(practice)/home/home-words'
import { homeHref, readHomeView } from '@/components/home/home-address'
import { asked, at, checkIn, due, find, now, on, review, source, ZONE } from '@/lib/testing/attention-facts'

const words = { place: { locale: 'en-GB', timeZone: ZONE }, today: on(0) }

function clientWith(name: string, facts: Parameters<typeof find>[0]) {
  return { clientId: name, name, reasons: find(facts).filter((each) => each.dueFrom <= now) }
}

describe('the line under the date', () => {
  it.each([
    [0, 0, 'No sessions today. Nobody needs attention.'],
    [1, 1, 'One session today. One client needs attention.'],
    [5, 14, 'Five sessions today. 14 clients need attention.'],
    [12, 1234, '12 sessions today. 1,234 clients need attention.'],
  ])('%d sessions, %d clients', (sessions, needing, line) => {
    expect(leadOf(sessions, needing, 'en-GB')).toBe(line)
  })
})

describe('the list', () => {
  const locked = clientWith('Ottoline', { assignments: [asked('a', -3, 11, { lockedAt: at(-1) })] })
  const stopped = clientWith('Yusra', { messagesStopped: { at: at(-4), by: 'client', what: 'reminders' } })
  const talk = clientWith('Junpei', { privateTalks: [{ flagId: 'f', askedAt: at(-2), source }], safetyReview: review })
  const low = clientWith('Wen', { checkIns: [checkIn(-1, { mood: 1 })] })
  const ask = clientWith('Fergus', { contactConfirmedOn: on(-100) })

  it('writes a kind once for the clients it holds, two codes of one kind together', () => {
    const groups = toGroups([talk, locked, stopped, low, ask], words)
    expect(groups.map((group) => [group.kind, ...group.lines.map((line) => line.name)])).toEqual([
      ['Private talk', 'Junpei'],
      ['Contact stopped', 'Ottoline', 'Yusra'],
      ['Check-in', 'Wen'],
      ['Confirm contact', 'Fergus'],
    ])
  })

  it('offers one step, that of the most pressing reason, and never dismisses a danger', () => {
    const [first, contact, read, confirm] = toGroups([talk, locked, low, ask], words).map((group) => group.lines[0])
    expect(first?.step).toEqual({ kind: 'spoken', flagId: 'f' })
    expect(first?.reasons.map((each) => each.canDismiss)).toEqual([false, false])
    expect(first?.reasons[0]?.snooze).toEqual({ first: on(1), usual: on(7), last: on(7) })
    expect(contact?.step).toMatchObject({ href: '/clients/Ottoline/edit#pin', words: 'New PIN' })
    expect(read?.step).toMatchObject({ words: 'Read check-in' })
    expect(read?.reasons[0]).toMatchObject({ canDismiss: true, snooze: { last: on(60) } })
    expect(confirm?.step).toEqual({ kind: 'confirm' })
    expect(due({ contactConfirmedOn: on(-100) })).toEqual(['CONTACT_RECONFIRM'])
  })

  it('leads to the schedule that goes on asking, and to the forms where none does', () => {
    const missed = (isOfLiveSchedule: boolean) => ({
      assignments: [asked('a', -40, -30, { isOfLiveSchedule }), asked('b', -20, -9, { isOfLiveSchedule })],
    })
    const stepFor = (isOfLiveSchedule: boolean) =>
      toGroups([clientWith('Isaac', missed(isOfLiveSchedule))], words)[0]?.lines[0]?.step
    expect(stepFor(true)).toEqual({ kind: 'link', href: '/clients/Isaac#schedules', words: 'Change schedule' })
    expect(stepFor(false)).toEqual({ kind: 'link', href: '/clients/Isaac#forms', words: 'Open forms' })
  })

  it('leaves out a client whose reasons this build does not know', () => {
    expect(toGroups([{ clientId: 'x', name: 'X', reasons: [] }], words)).toEqual([])
  })
})

it('an address that makes no sense shows the usual view', () => {
  expect(readHomeView({})).toEqual({ whose: null, page: 1 })
  expect(readHomeView({ whose: 'mine', page: '3' })).toEqual({ whose: 'mine', page: 3 })
  for (const page of ['0', '-1', '1e3', '９', '999999999', ['1', '2']]) {
    expect(readHomeView({ whose: 'everybody', page })).toEqual({ whose: null, page: 1 })
  }
  expect(homeHref({ whose: null, page: 1 })).toBe('/home')
  expect(homeHref({ whose: 'all', page: 2 })).toBe('/home?whose=all&page=2')
})
