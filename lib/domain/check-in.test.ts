import { describe, expect, it } from 'vitest'
import {
  CHECK_IN,
  CHECK_IN_QUESTIONS,
  checkInAnswersSchema,
  checkInSchema,
  countAnswered,
  findConcerns,
  flagCheckIn,
  SAFETY_STATEMENT,
} from '@/lib/domain/check-in'
import { cta40 } from '@/lib/domain/instruments/cta-40'

const faults = (value: unknown) =>
  checkInAnswersSchema.safeParse(value).error?.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`)

describe('the answers of a check-in', () => {
  it.each([
    [{ mood: 11 }, 'mood OUT_OF_RANGE'],
    [{ mood: -1 }, 'mood OUT_OF_RANGE'],
    [{ respected: 4.5 }, 'respected OUT_OF_RANGE'],
    [{ fulfilled: '7' }, 'fulfilled OUT_OF_RANGE'],
    [{ safety: 5 }, 'safety OUT_OF_RANGE'],
    [{ boundaryKinds: ['financial'] }, 'boundaryKinds OUT_OF_RANGE'],
    [{ boundary: 'x'.repeat(4001) }, 'boundary TOO_LONG'],
    [{ goingWell: 'a\u0000b' }, 'goingWell UNREADABLE'],
    [{ bringToSession: 'half \ud83d' }, 'bringToSession UNREADABLE'],
  ])('%j is refused', (answers, fault) => {
    expect(faults(answers)).toEqual([fault])
  })

  it('refuses a question it does not ask', () => {
    expect(checkInAnswersSchema.safeParse({ mood: 5, secret: 1 }).success).toBe(false)
  })

  it('keeps what was skipped apart from what was never reached, and reads a blank text as skipped', () => {
    expect(checkInAnswersSchema.parse({ mood: 0, respected: null, goingWell: '  ', boundaryKinds: [] })).toEqual({
      mood: 0,
      respected: null,
      goingWell: null,
      boundaryKinds: [],
    })
  })

  it('keeps 4000 characters, an emoji’s halves not counted twice', () => {
    const text = '🙂'.repeat(4000)
    expect(checkInAnswersSchema.parse({ goingWell: text }).goingWell).toBe(text)
  })

  it('says each kind of limit once, in the form’s order', () => {
    expect(checkInAnswersSchema.parse({ boundaryKinds: ['sexual', 'physical', 'sexual'] }).boundaryKinds).toEqual([
      'physical',
      'sexual',
    ])
  })

  it('counts a 0 as answered and a skip as not', () => {
    expect(countAnswered({ mood: 0, respected: null, timeForSelf: false })).toEqual({
      answered: 2,
      of: CHECK_IN_QUESTIONS.length,
    })
  })

  it('needs to know about whom, and nothing else', () => {
    const bare = { contact: null, answers: {}, wantsPrivateTalk: false }
    expect(checkInSchema.safeParse({ ...bare, referent: { kind: 'friend' } }).success).toBe(true)
    expect(checkInSchema.safeParse(bare).success).toBe(false)
  })
})

describe('the safety statement', () => {
  it('is the statement of CTA-40, word for word, with its answers and its rule', () => {
    expect(SAFETY_STATEMENT.en).toBe(cta40.statements.en.STR10)
    expect(CHECK_IN.safetyOptions).toEqual(cta40.options)
    expect(CHECK_IN.safetyReviewAtMost).toBe(cta40.safety?.reviewAtMost)
  })

  it.each([
    [0, ['SAFETY_REVIEW']],
    [1, ['SAFETY_REVIEW']],
    [2, []],
    [null, ['SAFETY_UNANSWERED']],
    [undefined, ['SAFETY_UNANSWERED']],
  ])('answered %s flags %j', (safety, flags) => {
    expect(flagCheckIn({ safety })).toEqual(flags)
  })
})

describe('ratings worth an eye', () => {
  it.each([
    [{ mood: 2, respected: 7 }, null, [{ kind: 'low', measure: 'mood', value: 2 }]],
    [{ mood: 3, respected: 7 }, null, []],
    [
      { mood: 5, respected: 3 },
      { mood: 5, respected: 7 },
      [{ kind: 'down', measure: 'respected', value: 3, previous: 7 }],
    ],
    [{ mood: 5, respected: 4 }, { mood: 5, respected: 7 }, []],
    [
      { mood: 0, respected: 1 },
      { mood: 9, respected: 9 },
      [
        { kind: 'low', measure: 'mood', value: 0 },
        { kind: 'low', measure: 'respected', value: 1 },
      ],
    ],
    [{ mood: null, respected: null }, { mood: 9, respected: 9 }, []],
    [{ mood: 5, respected: 5 }, { mood: null, respected: null }, []],
  ] as const)('%j after %j', (current, previous, concerns) => {
    expect(findConcerns(current, previous)).toEqual(concerns)
  })
})
