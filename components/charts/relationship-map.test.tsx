import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { areOverlapping, boxOf } from '@/components/charts/label-places'
import { drawMap, type MapFrame, type MapPoint, NARROW_MAP, WIDE_MAP } from '@/components/charts/map-drawing'
import { RelationshipMap } from '@/components/charts/relationship-map'

const DAY = 86_400_000
const START = Date.UTC(2026, 5, 3)

function point(day: number, traits: number, strengths: number, more: Partial<MapPoint> = {}): MapPoint {
  return { id: `p${day}`, at: START + day * DAY, traits, strengths, words: `${day + 1} Jun`, ...more }
}

/** The path of the drawing: six results, one prorated, the last beyond the error. */
const path = [
  point(0, 50.8, 55, { isFirst: true, words: '3 Jun' }),
  point(28, 53.3, 52.5, { words: '1 Jul' }),
  point(56, 45.8, 57.5, { words: '29 Jul' }),
  point(84, 40.2, 62.5, { words: '26 Aug', isProrated: true }),
  point(140, 32.5, 67.5, { words: '21 Oct' }),
  point(168, 25, 75, { words: '18 Nov', isBeyond: true }),
]

function placed(points: MapPoint[], frame: MapFrame) {
  const drawing = drawMap(points, frame)
  if (!drawing) throw new Error('no map')
  return drawing
}

test('traits stand across and strengths up, to scale, oldest to newest', () => {
  const { points, x, y } = placed(path.toReversed(), WIDE_MAP)
  expect([x(0), x(100), y(0), y(100)]).toEqual([34, 458, 454, 30])
  expect(points.map(({ id }) => id)).toEqual(path.map(({ id }) => id))
  expect(points.at(-1)).toMatchObject({ x: 140, y: 136, isNow: true })
})

test('the first is ringed, the prorated hollow, the newest a diamond in the accent, all dated', () => {
  const html = renderToStaticMarkup(<RelationshipMap points={path} label="Relationship map. Path from … to …." />)
  const [wide = '', narrow = ''] = html.split('class="narrow"')
  for (const drawing of [wide, narrow]) {
    expect(drawing.match(/class="pt-first"/g)).toHaveLength(1)
    expect(drawing.match(/class="pt-o"/g)).toHaveLength(1)
    expect(drawing.match(/<path class="pt-now"/g)).toHaveLength(1)
    for (const words of ['3 Jun, first', '18 Nov, now', '26 Aug']) expect(drawing).toContain(`>${words}<`)
    for (const words of ['Toward interdependence', 'Toward independence', 'Toward codependence']) {
      expect(drawing).toContain(words)
    }
  }
  expect(html).toContain('role="img" aria-label="Relationship map. Path from … to …."')
})

test.each([
  ['the drawing', WIDE_MAP],
  ['a phone’s', NARROW_MAP],
])('on %s no date covers a mark, a corner or another date', (_, frame) => {
  // A path that runs through every corner and turns back upon itself.
  const wild = Array.from({ length: 20 }, (_point, index) =>
    point(index * 9, (index * 37) % 101, (index * 61) % 101, { isFirst: index === 0 }),
  )
  const crossing = [...wild, ...wild.map((each) => ({ ...each, id: `${each.id} again`, at: each.at + 400 * DAY }))]
  for (const points of [path, wild, crossing]) {
    const { labels, points: marks, corners } = placed(points, frame)
    const boxes = labels.map(boxOf)
    for (const [index, box] of boxes.entries()) {
      expect(box.x0).toBeGreaterThanOrEqual(frame.left)
      expect(box.x1).toBeLessThanOrEqual(frame.left + frame.size)
      expect(boxes.some((other, at) => at !== index && areOverlapping(box, other))).toBe(false)
      expect(marks.some(({ x, y }) => areOverlapping(box, { x0: x - 2, x1: x + 2, y0: y - 2, y1: y + 2 }))).toBe(false)
      const words = corners.map(({ x, y, anchor, direction, words: under }) =>
        boxOf({ x, y, anchor, lines: [direction, under] }),
      )
      expect(words.some((corner) => areOverlapping(box, corner))).toBe(false)
    }
  }
})

test('one result has no path, two have', () => {
  expect(drawMap(path.slice(0, 1), WIDE_MAP)).toBeNull()
  expect(drawMap([], WIDE_MAP)).toBeNull()
  expect(renderToStaticMarkup(<RelationshipMap points={path.slice(0, 1)} label="" />)).toBe('')
  expect(placed(path.slice(0, 2), WIDE_MAP).labels.map((label) => label.lines[0])).toEqual([
    '3 Jun, first',
    '1 Jul, now',
  ])
})

test('scores at the ends of both axes, on one day, stay inside and never become NaN', () => {
  const odd = [point(0, 0, 100), { ...point(0, 100, 0), id: 'same day' }, point(1, 100.0001, -0.0001)]
  const html = renderToStaticMarkup(<RelationshipMap points={odd} label="Map" />)
  expect(html).not.toContain('NaN')
  for (const mark of placed(odd, NARROW_MAP).points) {
    expect(mark.x).toBeGreaterThanOrEqual(34)
    expect(mark.x).toBeLessThanOrEqual(338)
  }
})

test('a thousand results are one line of small marks, dated where there is room', () => {
  const many = Array.from({ length: 1000 }, (_, index) =>
    point(index, 50 + 40 * Math.sin(index / 9), 50 + 40 * Math.cos(index / 7), { isFirst: index === 0 }),
  )
  const began = performance.now()
  const { labels, points } = placed(many, WIDE_MAP)
  expect(performance.now() - began).toBeLessThan(2000)
  expect(points[5]?.radius).toBe(2)
  expect(labels.length).toBeLessThan(40)
})
