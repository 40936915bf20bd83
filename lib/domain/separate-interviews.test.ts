import { expect, it } from 'vitest'
import { suggestsSeparateInterviews } from '@/lib/domain/separate-interviews'

const of = (bands: Record<string, number | null>) => suggestsSeparateInterviews((scale) => bands[scale])

it('is suggested from Often on, for either of the two traits', () => {
  expect(of({ CON: 3, MAN: 0 })).toBe(true)
  expect(of({ CON: 0, MAN: 4 })).toBe(true)
  expect(of({ CON: 2, MAN: 2 })).toBe(false)
})

it('is not suggested by other traits, a form that has none of them, or one that is not scorable', () => {
  expect(of({ BND: 4, BLA: 4 })).toBe(false)
  expect(of({})).toBe(false)
  expect(of({ CON: null, MAN: null })).toBe(false)
})
