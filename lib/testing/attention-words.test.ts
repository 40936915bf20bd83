import { describe, expect, it } from 'vitest'
import type { AttentionReason } from '@/lib/domain/attention'
import { findAttention } from '@/lib/domain/attention-rules'
import { explainReason } from '@/lib/format/attention-why'
import { formatReasonPlain, type WordsPlace } from '@/lib/format/attention-words'
import { asked, at, checkIn, find } from '@/lib/testing/attention-facts'
import { DemoDay, readDemoPractice } from '@/lib/testing/demo-practice'

const demo = readDemoPractice()
const day = new DemoDay(demo, '2026-11-20')
const words: WordsPlace = { place: { locale: 'en-GB', timeZone: 'Europe/London' }, today: day.today }

function said(reasons: readonly AttentionReason[]): string[] {
  return reasons.filter((each) => each.dueFrom <= day.now).map((each) => formatReasonPlain(each, words))
}

describe('what Home says of each client of the demo', () => {
  it.each<[string, string[]]>([
    [
      'junpei',
      [
        'Asked to talk privately first in the check-in of 18 November. Consider speaking alone before discussing results.',
      ],
    ],
    [
      'linnet',
      [
        'Safety review open since 14 November. Consider speaking alone before discussing results. Answers are folded until the review is closed.',
      ],
    ],
    ['ottoline', ['Five wrong PINs on 19 November: the client, or someone else. Speak before sending again.']],
    ['yusra', ['Stopped reminders on 16 November. The form sent on 11 November stays open until 25 November.']],
    [
      'rohan',
      [
        'CTA-40 completed Thursday 12 November. The promise passed on Tuesday 17 November.',
        'Check-in completed Saturday 14 November. The promise passed on Wednesday 18 November.',
      ],
    ],
    ['wen', ['Mood 2 of 10 on 19 November, was 5 on 5 November.']],
    [
      'bart',
      [
        'Respected fell from 7 to 3 between 29 October and 19 November. Asked about the same person, in touch “often” both times.',
      ],
    ],
    ['bettina', ['Traits 38.3 → 63.3 since 25 June: higher than first, beyond assumed error (22.3).']],
    ['idris', ['Traits 60.0 → 33.3 and strengths 57.5 → 30.0 since 15 March. Both fell: ask about distance.']],
    [
      'caspian',
      [
        'Links of 7 October and 28 October lapsed. Neither was opened.',
        'Contact last confirmed 18 August, 94 days ago. Still the same? Schedules and reminders pause on 16 December.',
      ],
    ],
    [
      'fergus',
      ['Contact last confirmed 20 July, 123 days ago. Still the same? Schedules and reminders paused on 17 November.'],
    ],
    ['nadia', []],
    ['kestrel', []],
  ])('%s', (id, sentences) => {
    const client = demo.clients.find((each) => each.id === id)
    expect(client && said(findAttention(day.factsOf(client)))).toEqual(sentences)
  })
})

describe('the edges of its words', () => {
  it('says two ratings in one sentence, and a past one only where both are known', () => {
    const before = checkIn(-9, { mood: 6, respected: 5, reviewedAt: at(-8) })
    const low = checkIn(-1, { mood: 1, respected: 2 })
    expect(said(find({ checkIns: [before, low] }))).toEqual([
      'Mood 1 of 10 and respected 2 of 10 on 19 November, were 6 and 5 on 11 November.',
    ])
    expect(said(find({ checkIns: [{ ...before, respected: null }, low] }))).toEqual([
      'Mood 1 of 10 and respected 2 of 10 on 19 November.',
    ])
  })

  it('counts links, and says what was opened', () => {
    const links = [asked('a', -60, -50, { openedAt: at(-55) }), asked('b', -40, -30), asked('c', -20, -9)]
    expect(said(find({ assignments: links.slice(0, 2) }))).toEqual([
      'Links of 21 September and 11 October lapsed. 1 of 2 opened; none was completed.',
    ])
    expect(said(find({ assignments: links }))).toEqual([
      '3 links in a row lapsed, those of 21 September, 11 October and 31 October. 1 of 3 opened; none was completed.',
    ])
  })

  it('tells who stopped what', () => {
    const stop = (by: 'client' | 'practice', what: 'reminders' | 'all') =>
      said(find({ messagesStopped: { at: at(-4), by, what } }))[0]
    expect(stop('practice', 'all')).toBe(
      'All contact was stopped here on 16 November. Nothing is sent until contact is agreed again.',
    )
    expect(stop('client', 'all')).toMatch(/^Stopped all contact on/)
    expect(stop('client', 'reminders')).toMatch(/nothing reminds of them\.$/)
  })
})

it('“Why is this here?” gives a rule, when it began and how it ends for every reason, and judges nobody', () => {
  const reasons = demo.clients.flatMap((client) => findAttention(day.factsOf(client)))
  const codes = new Set(reasons.map((each) => each.code))
  expect(codes.size).toBe(11)
  for (const reason of reasons) {
    const why = explainReason(reason, words)
    const text = JSON.stringify([why, formatReasonPlain(reason, words)])
    expect(text).not.toMatch(/improved|severe|positive|abnormal|codependen/i)
    expect(text).not.toMatch(/NaN|undefined|null|Invalid/)
    expect(why.rule).toMatch(/\.$/)
    expect(why.ends).toMatch(/\.$/)
    expect(why.facts.some((each) => /^(Since|Completed|Last confirmed)$/.test(each.label))).toBe(true)
  }
  const [unread] = find({ checkIns: [checkIn(-8)] })
  const labels = explainReason(unread as AttentionReason, words).facts.map((each) => each.label)
  expect(labels).toContain('On this list from')
})
