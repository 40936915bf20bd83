import { describe, expect, it } from 'vitest'
import { attentionRank } from '@/lib/domain/attention'
import type { FirstComparison } from '@/lib/domain/comparison'
import type { ClientFacts } from '@/lib/domain/overview-facts'
import {
  asked,
  at,
  checkIn,
  due,
  find,
  now,
  on,
  response,
  review,
  source,
  stopped,
} from '@/lib/testing/attention-facts'

describe('what is at work now', () => {
  it.each<[string, Partial<ClientFacts>, string[]]>([
    ['nothing, for a client of whom nothing is known', {}, []],
    ['nothing, for one archived', { archivedAt: at(-1), safetyReview: review, messagesStopped: stopped }, []],
    ['a wish to talk', { privateTalks: [{ flagId: 'f', askedAt: at(-2), source }] }, ['PRIVATE_TALK']],
    [
      'each of two wishes',
      {
        privateTalks: [
          { flagId: 'f', askedAt: at(-2), source },
          { flagId: 'g', askedAt: at(-1), source },
        ],
      },
      ['PRIVATE_TALK', 'PRIVATE_TALK'],
    ],
    ['an open review', { safetyReview: review }, ['SAFETY_REVIEW']],
    ['a locked link', { assignments: [asked('a', -3, 11, { lockedAt: at(-1) })] }, ['PIN_LOCKED']],
    ['no lock on a link that ran out', { assignments: [asked('a', -20, -1, { lockedAt: at(-15) })] }, []],
    ['messages stopped', { messagesStopped: stopped }, ['MESSAGES_STOPPED']],
    ['an answer past the promise', { responses: [response(-8, 2, { reviewedAt: null })] }, ['UNREVIEWED']],
    ['no answer within it', { responses: [response(-2, 2, { reviewedAt: null })] }, []],
    ['no answer that was read', { responses: [response(-8, 2)] }, []],
    ['no answer marked in error', { responses: [response(-8, 2, { reviewedAt: null, isMarkedInError: true })] }, []],
    ['a low mood', { checkIns: [checkIn(-1, { mood: 2 })] }, ['CHECKIN_LOW']],
    ['no mood of 3', { checkIns: [checkIn(-1, { mood: 3 })] }, []],
    ['respected at 0', { checkIns: [checkIn(-1, { respected: 0 })] }, ['CHECKIN_LOW']],
    ['no rating left blank', { checkIns: [checkIn(-1, { mood: null, respected: null })] }, []],
    ['no low mood that was read', { checkIns: [checkIn(-1, { mood: 1, reviewedAt: at(0) })] }, []],
    ['no low mood with a better check-in after it', { checkIns: [checkIn(-2, { mood: 1 }), checkIn(-1)] }, []],
    [
      'a low mood about one person beside a good one about another',
      { checkIns: [checkIn(-2, { mood: 1 }), checkIn(-1, { referentId: 'q' })] },
      ['CHECKIN_LOW'],
    ],
    [
      'down by 4',
      { checkIns: [checkIn(-9, { respected: 7, reviewedAt: at(-8) }), checkIn(-1, { respected: 3 })] },
      ['CHECKIN_DOWN'],
    ],
    [
      'not down by 3',
      { checkIns: [checkIn(-9, { respected: 7, reviewedAt: at(-8) }), checkIn(-1, { respected: 4 })] },
      [],
    ],
    [
      'not down against another person',
      { checkIns: [checkIn(-9, { mood: 9, referentId: 'q', reviewedAt: at(-8) }), checkIn(-1, { mood: 4 })] },
      [],
    ],
    [
      'not down while nobody says about whom',
      {
        checkIns: [
          checkIn(-9, { mood: 9, referentId: null, reviewedAt: at(-8) }),
          checkIn(-1, { mood: 4, referentId: null }),
        ],
      },
      [],
    ],
    [
      'low in one and down in the other',
      { checkIns: [checkIn(-9, { mood: 9, reviewedAt: at(-8) }), checkIn(-1, { mood: 4, respected: 1 })] },
      ['CHECKIN_LOW', 'CHECKIN_DOWN'],
    ],
    ['traits beyond error', { responses: [response(-30, 1), response(-1, 3)] }, ['TRAITS_UP']],
    ['no traits within error', { responses: [response(-30, 1), response(-1, 1)] }, []],
    ['no first score', { responses: [response(-1, 4)] }, []],
    ['no traits that have come down since', { responses: [response(-30, 1), response(-9, 3), response(-1, 1)] }, []],
    [
      'traits about one person, whatever is said of another later',
      { responses: [response(-30, 1), response(-9, 3), response(-1, 1, { referentId: 'q' })] },
      ['TRAITS_UP'],
    ],
    [
      'no traits of an earlier episode',
      { responses: [response(-30, 1, { episodeId: 'old' }), response(-20, 3, { episodeId: 'old' })] },
      [],
    ],
    [
      'traits of forms on paper from before the file was opened',
      { responses: [response(-30, 1, { episodeId: null }), response(-20, 3, { episodeId: null })] },
      ['TRAITS_UP'],
    ],
    ['both lower', { responses: [response(-30, 3, {}, 3), response(-1, 2, {}, 2)] }, ['BOTH_DOWN']],
    [
      'neither while a review is open',
      { safetyReview: review, responses: [response(-30, 1), response(-1, 3), response(-0.5, 0, {}, 1)] },
      ['SAFETY_REVIEW'],
    ],
    ['two links lapsed', { assignments: [asked('a', -40, -30), asked('b', -20, -9)] }, ['MISSED_TWICE']],
    ['not one', { assignments: [asked('a', -40, -30)] }, []],
    [
      'not two with an answer between them',
      { assignments: [asked('a', -40, -30), asked('b', -20, -9)], checkIns: [checkIn(-25, { reviewedAt: at(-24) })] },
      [],
    ],
    [
      'not two when one was withdrawn',
      { assignments: [asked('a', -40, -30), asked('b', -20, -9, { revokedAt: at(-19) })] },
      [],
    ],
    [
      'not two of an earlier episode',
      {
        assignments: [asked('a', -40, -30), asked('b', -20, -9)],
        episode: { id: 'e', startedOn: on(-10), endedOn: null },
      },
      [],
    ],
    ['contact on the 90th day', { contactConfirmedOn: on(-90) }, ['CONTACT_RECONFIRM']],
    ['not on the 89th', { contactConfirmedOn: on(-89) }, []],
    ['not where nothing is ever sent', { contactConfirmedOn: on(-200), contactChoice: 'session' }, []],
    [
      'not where all contact was stopped',
      { contactConfirmedOn: on(-200), messagesStopped: { ...stopped, what: 'all' } },
      ['MESSAGES_STOPPED'],
    ],
  ])('%s', (_name, facts, codes) => {
    expect(due(facts)).toEqual(codes)
  })

  it('keeps the label a score was stored with, whatever it would be judged now', () => {
    const stored = {
      code: 'NO_RELIABLE_CHANGE',
      points: 50,
      bothFell: false,
      withCompletedAt: at(-30),
    } as FirstComparison
    expect(due({ responses: [response(-30, 1), response(-1, 3, { change: stored })] })).toEqual([])
  })

  it('stands in the order of Home, the older first within a code', () => {
    const all = find({
      privateTalks: [{ flagId: 'f', askedAt: at(-1), source }],
      messagesStopped: stopped,
      contactConfirmedOn: on(-130),
      checkIns: [checkIn(-9, { reviewedAt: null }), checkIn(-8, { reviewedAt: null, mood: 1 })],
      assignments: [asked('a', -3, 11, { lockedAt: at(-1) })],
    })
    expect(all.map((each) => [each.code, on(0) >= each.since.toISOString().slice(0, 10)])).toEqual(
      [
        'PRIVATE_TALK',
        'PIN_LOCKED',
        'MESSAGES_STOPPED',
        'UNREVIEWED',
        'UNREVIEWED',
        'CHECKIN_LOW',
        'CONTACT_RECONFIRM',
      ].map((code) => [code, true]),
    )
    expect(all.map((each) => each.rank)).toEqual(all.map((each) => attentionRank(each.code)))
    const [first, second] = all.filter((each) => each.code === 'UNREVIEWED')
    expect(first?.since).toEqual(at(-9))
    expect(second?.since).toEqual(at(-8))
  })
})

describe('what is foreseen', () => {
  it('is due from the day after the last day of the promise: a Thursday’s form from Wednesday on', () => {
    const [unread] = find({ responses: [response(-1, 2, { reviewedAt: null })] })
    expect(unread).toMatchObject({ code: 'UNREVIEWED', since: at(-1), facts: { promisedOn: '2026-11-24' } })
    expect(unread?.dueFrom.toISOString()).toBe('2026-11-25T00:00:00.000Z')
  })

  it('is the second link in a row, while it still runs', () => {
    const [missed] = find({ assignments: [asked('a', -40, -30), asked('b', -2, 12)] })
    expect(missed).toMatchObject({ code: 'MISSED_TWICE', key: 'MISSED_TWICE:b' })
    expect(missed?.dueFrom.getTime()).toBe(at(12).getTime() + 1)
    expect(due({ assignments: [asked('a', -40, -30), asked('b', -2, 12)] })).toEqual([])
  })

  it('knows whether a schedule will ask the same again: the last two were its own', () => {
    const [byHand, planned] = [{ isOfLiveSchedule: false }, { isOfLiveSchedule: true }]
    const isScheduled = (...more: { isOfLiveSchedule: boolean }[]) => {
      const assignments = more.map((each, index) => asked(`l${index}`, index * 10 - 50, index * 10 - 45, each))
      return find({ assignments })[0]?.facts
    }
    expect(isScheduled(planned, planned)).toMatchObject({ isScheduled: true })
    expect(isScheduled(planned, byHand)).toMatchObject({ isScheduled: false })
    expect(isScheduled(byHand, planned, planned)).toMatchObject({ isScheduled: true })
  })

  it('is the 90th day after contact was confirmed, and the 120th as another occurrence', () => {
    const [ask] = find({ contactConfirmedOn: on(-10) })
    expect(ask?.dueFrom.toISOString()).toBe('2027-02-08T00:00:00.000Z')
    const [paused] = find({ contactConfirmedOn: on(-120) })
    expect(paused?.key).not.toBe(find({ contactConfirmedOn: on(-119) })[0]?.key)
    expect(paused?.facts).toMatchObject({ isPaused: true, pausesOn: on(0) })
  })
})

describe('another occurrence has another key', () => {
  it.each<[string, Partial<ClientFacts>, Partial<ClientFacts>]>([
    [
      'a PIN locked again',
      { assignments: [asked('a', -3, 11, { lockedAt: at(-2) })] },
      { assignments: [asked('a', -3, 11, { lockedAt: at(-1) })] },
    ],
    ['messages stopped again', { messagesStopped: stopped }, { messagesStopped: { ...stopped, at: at(-1) } }],
    [
      'a third link lapsed',
      { assignments: [asked('a', -40, -30), asked('b', -20, -9)] },
      { assignments: [asked('a', -40, -30), asked('b', -20, -9), asked('c', -8, -1)] },
    ],
    [
      'another low check-in',
      { checkIns: [checkIn(-3, { mood: 1 })] },
      { checkIns: [checkIn(-3, { mood: 1 }), checkIn(-1, { mood: 1 })] },
    ],
    [
      'traits up again',
      { responses: [response(-30, 1), response(-9, 3)] },
      { responses: [response(-30, 1), response(-9, 3), response(-1, 3)] },
    ],
  ])('%s', (_name, before, after) => {
    const [first] = find(before).filter((each) => each.dueFrom <= now)
    const second = find(after).find((each) => each.code === first?.code)
    expect(first?.key).toBeTruthy()
    expect(second?.key).toBeTruthy()
    expect(second?.key).not.toBe(first?.key)
  })
})
