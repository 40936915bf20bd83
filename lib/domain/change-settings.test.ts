import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readReliability, readSpread } from '@/lib/domain/change-figures'
import {
  type ChangeForm,
  type ChangeSettingRecord,
  changeFormSchema,
  readChangeForm,
  settingsInForce,
} from '@/lib/domain/change-settings'
import { AppError, type FieldErrors } from '@/lib/domain/errors'

const at = (day: number) => new Date(Date.UTC(2026, 0, day))

function entry(day: number, more: Partial<ChangeSettingRecord> = {}): ChangeSettingRecord {
  return {
    instrumentId: 'cta-40',
    scale: 'TOTAL',
    isWithdrawn: false,
    sd: day,
    reliability: 0.8,
    confidence: 90,
    kind: null,
    n: null,
    source: 'Own',
    isCited: false,
    setAt: at(day),
    ...more,
  }
}

describe('what was in force', () => {
  const history = [
    entry(3),
    entry(9, { isWithdrawn: true, sd: null, reliability: null, confidence: null }),
    entry(12, { isCited: true }),
    entry(5, { scale: 'STR' }),
  ]

  it.each([
    [2, undefined],
    [3, { sd: 3, provenance: 'entered', confidence: 90, setAt: at(3) }],
    [8, { sd: 3 }],
    [9, undefined],
    [12, { sd: 12, provenance: 'cited' }],
    [40, { sd: 12 }],
  ])('on day %i', (day, settings) => {
    const found = settingsInForce(history, at(day))['cta-40/TOTAL']
    if (settings) expect(found).toMatchObject(settings)
    else expect(found).toBeUndefined()
  })

  it('is one for each scale of each form', () => {
    expect(Object.keys(settingsInForce(history, at(40))).sort()).toEqual(['cta-40/STR', 'cta-40/TOTAL'])
    expect(settingsInForce([], at(1))).toEqual({})
  })

  it('does not move by what is set later, nor by the order it is read in', () => {
    const days = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 8 })
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 30 }), (set, now) => {
        const all = [...new Set(set)].map((day) => entry(day))
        const before = settingsInForce(
          all.filter((each) => each.setAt <= at(now)),
          at(now),
        )
        expect(settingsInForce(all, at(now))).toEqual(before)
        expect(settingsInForce(all.toReversed(), at(now))).toEqual(before)
      }),
    )
  })
})

describe('numbers as they are typed', () => {
  it.each([
    ['18', 'en-GB', 18],
    [' 17.5 ', 'en-GB', 17.5],
    ['.5', 'en-GB', 0.5],
    ['17,5', 'de-DE', 17.5],
    ['17,5', 'en-GB', 'Write it with a point: 17.5'],
    ['17.5', 'de-DE', 'Write it with a comma: 17,5'],
    ['', 'en-GB', 'Enter the standard deviation in points, such as 18'],
    ['about 18', 'en-GB', 'Enter the standard deviation in points, such as 18'],
    ['0', 'en-GB', 'Enter a standard deviation above 0: without spread no change could be judged'],
    ['−3', 'en-GB', 'Enter a standard deviation above 0: without spread no change could be judged'],
    ['1e3', 'en-GB', 'Enter the standard deviation in points, such as 18'],
    ['NaN', 'en-GB', 'Enter the standard deviation in points, such as 18'],
    ['Infinity', 'en-GB', 'Enter the standard deviation in points, such as 18'],
    ['1001', 'en-GB', 'Enter a standard deviation of at most 1000 points'],
  ])('an SD of “%s” in %s', (typed, locale, read) => {
    expect(readSpread(typed, locale)).toEqual(typeof read === 'number' ? { value: read } : { fault: read })
  })

  it.each([
    ['0.8', 0.8],
    ['.571', 0.571],
    ['0', 0],
    ['0,8', 'Write it with a point: 0.8'],
    ['1', 'A reliability of 1 would make every change certain: enter one below 1'],
    ['1.0', 'A reliability of 1 would make every change certain: enter one below 1'],
    ['1.2', 'Enter a reliability from 0 to below 1, such as 0.8'],
    ['-0.1', 'Enter a reliability from 0 to below 1, such as 0.8'],
    ['80 %', 'Enter the reliability, such as 0.8'],
  ])('a reliability of “%s”', (typed, read) => {
    expect(readReliability(typed, 'en-GB')).toEqual(typeof read === 'number' ? { value: read } : { fault: read })
  })

  it('never read as anything but a finite number or words', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('en-GB', 'en-ZA', 'de-DE'), (typed, locale) => {
        for (const read of [readSpread(typed, locale), readReliability(typed, locale)]) {
          if ('value' in read) expect(Number.isFinite(read.value)).toBe(true)
          else expect(read.fault).not.toBe('')
        }
      }),
    )
  })
})

describe('the form', () => {
  const form: ChangeForm = {
    ...{ instrumentId: 'cta-40', scale: 'STR', sd: '16', reliability: '0.86', confidence: 90 },
    ...{ kind: '', n: '1,212', source: 'Own records', isCited: false },
  }

  it('gives the figures, people with or without separators', () => {
    expect(readChangeForm(form, 'en-GB')).toMatchObject({ sd: 16, reliability: 0.86, n: 1212 })
    expect(readChangeForm({ ...form, n: '' }, 'en-GB').n).toBeNull()
  })

  it.each([
    [{ sd: '', reliability: '1' }, ['sd', 'reliability']],
    [{ n: '0' }, ['n']],
    [{ n: '12.5' }, ['n']],
    [{ source: '' }, ['source']],
    [{ source: '', isCited: true }, ['source']],
  ])('says at once everything that is wrong with %j', (fault, fields) => {
    let faults: FieldErrors = {}
    try {
      readChangeForm({ ...form, ...fault }, 'en-GB')
    } catch (error) {
      if (error instanceof AppError) faults = error.fieldErrors
    }
    expect(Object.keys(faults)).toEqual(fields)
  })

  it('is only about a score this build knows', () => {
    const posted = { ...form, confidence: '90' }
    expect(changeFormSchema.safeParse(posted).success).toBe(true)
    for (const odd of [{ scale: 'NONE' }, { instrumentId: 'cta-41' }, { confidence: '99' }, { scale: undefined }]) {
      expect(changeFormSchema.safeParse({ ...posted, ...odd }).success, JSON.stringify(odd)).toBe(false)
    }
  })
})
