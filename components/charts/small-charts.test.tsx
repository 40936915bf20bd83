import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Sparkline } from '@/components/charts/sparkline'
import { StrengthsPanel } from '@/components/charts/strengths-panel'
import { listTicks, scaleTime, spanOf } from '@/components/charts/time-axis'
import { TraitProfile } from '@/components/charts/trait-profile'

const DAY = 86_400_000
const START = Date.UTC(2026, 4, 6)

test('a sparkline leaves its band exactly where the change word does', () => {
  const inside = renderToStaticMarkup(<Sparkline scores={[50, 50 - 22.2]} within={22.3} words="two scores" />)
  expect(inside).toContain('y="6.6" width="104" height="16.8"')
  expect(inside).toContain('cy="23.4"')
  const outside = renderToStaticMarkup(<Sparkline scores={[50.8, 25]} within={22.3} isBeyond words="two scores" />)
  expect(outside).toContain('class="pt-now"')
  expect(outside).toContain('M7,15L97,24.7')
})

test('a sparkline of one score is a dot, of none is nothing, of extremes stays inside', () => {
  expect(renderToStaticMarkup(<Sparkline scores={[62.5]} within={22.3} words="One score" />)).not.toContain('<path')
  expect(renderToStaticMarkup(<Sparkline scores={[]} within={22.3} words="" />)).toBe('')
  expect(renderToStaticMarkup(<Sparkline scores={[0, 100]} within={null} words="w" />)).toContain('L97,3')
})

test('ticks name months, and the year where it turns', () => {
  const span = spanOf([START, START + 400 * DAY])
  if (!span) throw new Error('no span')
  const words = listTicks(scaleTime(span, 26, 884, 46.8), 26, 884, 8, 'en-GB').map((tick) => tick.words)
  expect(words).toContain('2027')
  expect(words).toContain('Jul')
})

test('moments on one day still have a span to stand in', () => {
  expect(spanOf([START, START + 1000])).toEqual({ start: START - 30 * DAY, end: START + 1000 + 30 * DAY })
  expect(spanOf([])).toBeNull()
})

test('strengths share the time axis above and draw squares', () => {
  const span = { start: START, end: START + 196 * DAY }
  const points = [0, 196].map((day) => ({
    id: String(day),
    at: START + day * DAY,
    score: 50,
    words: '50.0',
    run: 'a',
  }))
  const html = renderToStaticMarkup(
    <StrengthsPanel points={points} currentRun="a" span={span} label="Strengths" name="Strengths reported" />,
  )
  expect(html).toContain('<rect class="pt" x="69.1" ')
  expect(html).toContain('<rect class="pt-now" x="833.5" ')
  expect(html).not.toContain('<circle')
})

test('a trait without a score keeps a blank cell that says why, never a zero', () => {
  const html = renderToStaticMarkup(
    <TraitProfile
      title="Trait"
      caption="Ten traits"
      answers={['Never', 'Rarely', 'Sometimes', 'Often', 'Almost always']}
      dates={{ first: '3 Jun', now: '18 Nov' }}
      rows={[{ id: 'bnd', name: 'Boundaries', first: { score: 75, words: '75.0' }, now: null, why: '2 of 3 skipped' }]}
    />,
  )
  expect(html).toContain('2 of 3 skipped')
  expect(html).not.toContain('Previous')
  expect(html.match(/class="pt-now"/g)).toHaveLength(1)
})
