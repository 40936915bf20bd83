import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { areOverlapping, boxOf } from '@/components/charts/label-places'
import { ScoreChart } from '@/components/charts/score-chart'
import { NARROW, type ScoreChartData, type ScorePoint, WIDE } from '@/components/charts/score-data'
import { drawScores } from '@/components/charts/score-drawing'

const DAY = 86_400_000
const START = Date.UTC(2026, 4, 6)

const zones = [
  { from: 0, to: 12.5, name: 'Almost never' },
  { from: 12.5, to: 37.5, name: 'Rarely' },
  { from: 37.5, to: 62.5, name: 'Sometimes' },
  { from: 62.5, to: 87.5, name: 'Often' },
  { from: 87.5, to: 100, name: 'Almost always' },
]

function point(day: number, score: number, more: Partial<ScorePoint> = {}): ScorePoint {
  return { id: `${day}-${score}`, at: START + day * DAY, score, words: score.toFixed(1), run: '0.1', ...more }
}

function chart(points: ScorePoint[], more: Partial<ScoreChartData> = {}): ScoreChartData {
  return { points, currentRun: '0.1', zones, ...more }
}

const story = chart(
  [
    point(0, 58.3, { run: '0.0' }),
    point(28, 50.8, { isFirst: true }),
    point(56, 53.3),
    point(84, 45.8),
    point(112, 40.2, { isProrated: true, proratedWords: '28 of 30 answers' }),
    point(168, 32.5),
    point(196, 25, { isBeyond: true, nowWords: '25.0, lower than first, beyond assumed error' }),
  ],
  {
    olderRuns: [{ id: '0.0', label: 'Version 0.0' }],
    gaps: [{ id: 'gap', at: START + 140 * DAY, words: 'Missed 23 Sep' }],
    events: [{ id: 'event', at: START + 49 * DAY, when: '24 Jun', words: 'first limit said aloud' }],
    ribbon: { from: START + 28 * DAY, base: 50.8, within: 22.3, words: 'Within assumed error', shortWords: '± 22.3' },
  },
)

test('scores stand at their true place: 100 on top, 0 at the foot, time to scale', () => {
  const drawing = drawScores(story, WIDE)
  const now = drawing?.points.at(-1)
  expect(drawing?.y(0)).toBe(370)
  expect(drawing?.y(100)).toBe(58)
  expect(now?.y).toBeCloseTo(292)
  expect(drawing?.points.map(({ x }) => Math.round(x))).toEqual([73, 182, 291, 400, 510, 728, 837])
})

test('the ribbon lies around the first score and begins there', () => {
  const ribbon = drawScores(story, WIDE)?.ribbon
  expect(ribbon?.x).toBeCloseTo(182, 0)
  expect(ribbon?.top).toBeCloseTo(370 - 73.1 * 3.12)
  expect(ribbon?.bottom).toBeCloseTo(370 - 28.5 * 3.12)
})

test('an older version is never joined to the present one and the break is marked between them', () => {
  const drawing = drawScores(story, WIDE)
  expect(drawing?.lines).toHaveLength(1)
  expect(drawing?.lines[0]?.map((joined) => Math.round(joined.x))).not.toContain(73)
  expect(drawing?.breaks.map(Math.round)).toEqual([127])
})

test('every label of the story finds a place, and none touches another', () => {
  const labels = drawScores(story, WIDE)?.labels ?? []
  expect(labels.map((label) => label.lines[0])).toEqual(
    expect.arrayContaining(['58.3', '50.8', '53.3', '45.8', '40.2', '28 of 30 answers', '32.5']),
  )
  expect(labels.find((label) => label.kind === 'now')?.lines).toEqual(['25.0, lower than first, beyond assumed error'])
  expectApart(labels)
})

test.each([
  ['two hundred scores', manyPoints(200, 14)],
  ['two scores on one day', [point(0, 40, { isFirst: true }), point(0, 41)]],
  ['the same score twice at one moment', [point(0, 40, { id: 'a', isFirst: true }), point(0, 40, { id: 'b' })]],
  ['scores at both edges', [point(0, 0, { isFirst: true }), point(28, 100), point(56, 0)]],
])('%s: labels stay apart and inside both drawings', (_name, points) => {
  for (const frame of [WIDE, NARROW]) {
    const drawing = drawScores(chart(points), frame)
    const labels = drawing?.labels ?? []
    expect(labels.length).toBeGreaterThan(0)
    expectApart(labels)
    for (const label of labels) {
      const box = boxOf(label)
      expect(box.x0).toBeGreaterThanOrEqual(frame.left)
      expect(box.x1).toBeLessThanOrEqual(frame.width)
      expect(box.y1).toBeLessThanOrEqual(drawing?.frame.bottom ?? 0)
    }
    for (const { x, y } of drawing?.points ?? []) {
      expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true)
    }
  }
})

test('one score is a chart with room around it', () => {
  const drawing = drawScores(chart([point(0, 62.5, { isFirst: true })]), WIDE)
  expect(drawing?.points[0]?.x).toBeCloseTo((WIDE.left + WIDE.right) / 2)
  expect(drawing?.lines[0]).toHaveLength(1)
})

test('no score is words, never an empty frame', () => {
  const html = renderToStaticMarkup(<ScoreChart {...chart([])} label="Traits" emptyWords="No score yet." />)
  expect(html).toBe('<p class="soft">No score yet.</p>')
})

test('marks say what they are: ring, hollow, diamond, square, cross', () => {
  const html = renderToStaticMarkup(<ScoreChart {...story} label="Traits" emptyWords="" caption="Caption." />)
  expect(html.match(/class="pt-first"/g)).toHaveLength(2)
  expect(html.match(/<circle class="pt-o"/g)).toHaveLength(2)
  expect(html.match(/<path class="pt-now"/g)).toHaveLength(2)
  expect(html.match(/class="pt-old"/g)).toHaveLength(2)
  expect(html.match(/class="ln old"/g)).toHaveLength(2)
  expect(html).toContain('Square: version 0.0. Cross: missed 23 Sep.')
  expect(html).toContain('<figcaption class="note">Caption.</figcaption>')
})

test('events whose words do not fit become numbers with their words below', () => {
  const events = [0, 1, 2, 3, 4].map((day) => ({
    id: String(day),
    at: START + (180 + day) * DAY,
    when: `${day} Nov`,
    words: 'something that takes a whole line to say',
  }))
  const drawing = drawScores({ ...story, events }, WIDE)
  expect(drawing?.areEventsNumbered).toBe(true)
  expect(drawing?.events.map((event) => event.number)).toEqual([1, 2, 3, 4, 5])
})

test('a year of events on few days share marks, and no two marks touch in either drawing', () => {
  const events = Array.from({ length: 40 }, (_, index) => ({
    id: String(index),
    at: START + (index < 25 ? 100 : index < 34 ? 103 : index * 5) * DAY,
    when: '1 Aug',
    words: 'w'.repeat(120),
  }))
  for (const frame of [WIDE, NARROW]) {
    const drawn = drawScores({ ...story, events }, frame)?.events ?? []
    expect(drawn.map((event) => event.number)).toEqual(events.map((_, index) => index + 1))
    const marks = drawn.filter((event) => event.mark !== '')
    expect(marks.length).toBeGreaterThan(1)
    for (const [index, mark] of marks.entries()) {
      const next = marks[index + 1]
      expect(mark.x - mark.halfWidth).toBeGreaterThanOrEqual(0)
      expect(mark.x + mark.halfWidth).toBeLessThanOrEqual(frame.width)
      if (next) expect(mark.x + mark.halfWidth).toBeLessThan(next.x - next.halfWidth)
    }
    expect(marks.some((mark) => /^1–\d+$/.test(mark.mark))).toBe(true)
  }
})

test('the words of the ribbon step aside for an event', () => {
  const at = (day: number) => ({ id: String(day), at: START + day * DAY, when: '10 Nov', words: 'moved' })
  for (const days of [[180], [170, 188], [150, 160, 170, 180, 190]]) {
    const drawing = drawScores({ ...story, events: days.map(at) }, WIDE)
    const label = drawing?.ribbon?.label
    const box = label && boxOf(label)
    const crossed = drawing?.events.filter((event) => box && event.x > box.x0 && event.x < box.x1)
    expect(box).toBeTruthy()
    expect(crossed).toEqual([])
  }
})

test('two drawings of one page never share a pattern', () => {
  const html = renderToStaticMarkup(
    <div>
      <ScoreChart {...story} label="Her partner" emptyWords="" />
      <ScoreChart {...story} label="Her mother" emptyWords="" />
    </div>,
  )
  const ids = Array.from(html.matchAll(/<pattern id="([^"]+)"/g), ([, id]) => id)
  expect(new Set(ids).size).toBe(4)
})

function manyPoints(count: number, everyDays: number): ScorePoint[] {
  return Array.from({ length: count }, (_, index) =>
    point(index * everyDays, 50 + 40 * Math.sin(index * 1.7), { id: String(index), isFirst: index === 0 }),
  )
}

function expectApart(labels: Parameters<typeof boxOf>[0][]) {
  const boxes = labels.map(boxOf)
  const touching = boxes.filter((box, index) => boxes.slice(index + 1).some((other) => areOverlapping(box, other)))
  expect(touching).toEqual([])
}
