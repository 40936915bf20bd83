import { PERCENT_TICKS, type ScoreChartProps } from '@/components/charts/score-chart'
import type { DrawnPoint, ScoreZone } from '@/components/charts/score-data'
import { drawScores, type ScoreDrawing } from '@/components/charts/score-drawing'
import { eventWordsX } from '@/components/charts/score-events'
import type { ScoreLabel } from '@/components/charts/score-labels'
import { crossPath, diamondPath, joinPoints } from '@/components/charts/svg'
import type { Cut } from '@/components/print/faces'
import { addTag, breakText, drawIn, needRoom, type Sheet, writeLines } from '@/components/print/paper'
import { paperFrame } from '@/components/print/paper-frame'

const INK = '#000'
const INK_2 = '#222'
const INK_3 = '#3d3d3d'
const BEFORE = '#555'
const ZONES = ['#f1f1f1', '#fff'] as const
const RIBBON = '#666'

/** The same drawing as on screen, from the same places, as lines and real text. @returns false with nothing to draw */
export function writeChart(sheet: Sheet, data: ScoreChartProps): boolean {
  const drawing = drawScores(data, paperFrame(data))
  if (!drawing) return false
  const scale = sheet.width / drawing.frame.width
  const height = chartHeight(sheet, data)
  needRoom(sheet, height)
  const figure = addTag(sheet, sheet.root, 'Figure', { alt: data.label })
  drawIn(sheet, figure, 'Figure', () => {
    sheet.doc.save().translate(sheet.left, sheet.y).scale(scale)
    drawGround(sheet, drawing, data)
    drawData(sheet, drawing)
    for (const label of drawing.labels) drawLabel(sheet, label, drawing, data.zones)
    sheet.doc.restore()
  })
  figure.end()
  sheet.y += height
  return true
}

/** How high a chart stands on the sheet, in points; 0 with nothing to draw. */
export function chartHeight(sheet: Sheet, data: ScoreChartProps): number {
  const frame = drawScores(data, paperFrame(data))?.frame
  return frame ? (frame.height * sheet.width) / frame.width : 0
}

/** Words of the events that the drawing only numbers; blank where it has room for them. */
export function wordEvents(data: ScoreChartProps): string {
  const drawing = drawScores(data, paperFrame(data))
  if (!drawing?.areEventsNumbered) return ''
  return drawing.events.map((event) => `${event.number}: ${event.when}, ${event.words}.`).join(' ')
}

function drawGround(sheet: Sheet, drawing: ScoreDrawing, data: ScoreChartProps): void {
  const { doc } = sheet
  const { frame, y } = drawing
  for (const [index, zone] of data.zones.entries()) {
    const [top, bottom] = [y(zone.to), y(zone.from)]
    doc.rect(frame.left, top, frame.right - frame.left, bottom - top).fill(ZONES[index % 2])
    say(sheet, zone.name, { x: frame.right + 12, y: (top + bottom) / 2 + 4.5, color: INK_3 })
  }
  drawRibbon(sheet, drawing)
  for (const tick of data.axis?.ticks ?? PERCENT_TICKS) {
    say(sheet, String(tick), { x: 19, y: y(tick) + 4.5, color: INK_3, anchor: 'end' })
  }
  stroke(sheet, `M${frame.left} ${frame.bottom}H${frame.right}`, 1, BEFORE)
  for (const tick of drawing.ticks) {
    stroke(sheet, `M${tick.x} ${frame.bottom}v5`, 1, BEFORE)
    say(sheet, tick.words, { x: tick.x, y: frame.bottom + 20, color: INK_3, anchor: 'middle' })
  }
  for (const x of drawing.breaks) {
    stroke(sheet, `M${x - 4} ${frame.bottom + 4}l5 -10M${x + 1} ${frame.bottom + 4}l5 -10`, 1, BEFORE)
  }
  for (const run of drawing.runLabels) {
    say(sheet, run.label, { x: run.x, y: frame.top - 12.5, color: INK_2, cut: 'serif-italic', size: 14 })
  }
  drawEvents(sheet, drawing)
}

function drawRibbon(sheet: Sheet, { ribbon, frame }: ScoreDrawing): void {
  if (!ribbon) return
  const { doc } = sheet
  const [top, bottom] = [Math.max(frame.top, ribbon.top), Math.min(frame.bottom, ribbon.bottom)]
  const [width, height] = [frame.right - ribbon.x, bottom - top]
  doc.save().rect(ribbon.x, top, width, height).clip()
  for (let at = 6 - ((ribbon.x + bottom) % 6); at < width + height; at += 6) {
    doc.moveTo(ribbon.x + at, top).lineTo(ribbon.x + at - height, bottom)
  }
  doc.lineWidth(0.6).strokeOpacity(0.55).stroke(RIBBON).restore()
  for (const edge of [ribbon.hasTop && ribbon.top, ribbon.hasBottom && ribbon.bottom]) {
    if (edge === false) continue
    doc.save().dash(3, { space: 3 })
    stroke(sheet, `M${ribbon.x} ${edge}H${frame.right}`, 0.75, RIBBON)
    doc.undash().restore()
  }
  stroke(sheet, `M${ribbon.x} ${ribbon.middle}H${frame.right}`, 0.75, '#bbb')
  const { label } = ribbon
  if (label) say(sheet, label.lines[0] ?? '', { x: label.x, y: label.y, color: INK_2, anchor: 'end', halo: '#fff' })
}

function drawEvents(sheet: Sheet, { events, frame, areEventsNumbered }: ScoreDrawing): void {
  const { doc } = sheet
  for (const event of events) {
    const at = frame.top - 17 - event.row * 18
    doc.save().lineCap('round').dash(1, { space: 3 })
    stroke(sheet, `M${event.x} ${at + 5}V${frame.bottom}`, 1, BEFORE)
    doc.undash().restore()
    doc
      .lineWidth(1.25)
      .circle(event.x, at, areEventsNumbered ? 8 : 3.5)
      .fillAndStroke('#fff', INK_2)
    if (areEventsNumbered) {
      say(sheet, String(event.number), { x: event.x, y: at + 4.5, color: INK_2, anchor: 'middle', cut: 'sans-bold' })
    } else {
      say(sheet, `${event.when}: ${event.words}`, {
        x: eventWordsX(event),
        y: at + 4.5,
        color: INK_2,
        halo: '#fff',
        anchor: event.side,
      })
    }
  }
}

function drawData(sheet: Sheet, drawing: ScoreDrawing): void {
  const { frame } = drawing
  for (const gap of drawing.gaps) {
    stroke(sheet, crossPath(gap.x, frame.bottom - 10), 1.25, BEFORE)
    if (gap.isWorded) say(sheet, gap.words, { x: gap.x + 10, y: frame.bottom - 5.5, color: INK_3 })
  }
  for (const points of drawing.lines) {
    if (points.length > 1) stroke(sheet, joinPoints(points), 1.6, INK)
  }
  for (const point of drawing.points) drawMark(sheet, point)
}

function drawMark({ doc }: Sheet, point: DrawnPoint): void {
  const { x, y, radius } = point
  if (point.isOld) {
    doc.rect(x - 3.5, y - 3.5, 7, 7).fill(BEFORE)
    return
  }
  if (point.isBeyond) doc.path(diamondPath(x, y, point.isNow ? 7.5 : 6))
  else doc.circle(x, y, point.isProrated ? radius + 0.5 : radius)
  if (point.isProrated) doc.lineWidth(1.6).fillAndStroke('#fff', INK)
  else doc.fill(INK)
  if (point.isFirst) doc.lineWidth(1).circle(x, y, 7.5).stroke(INK)
}

function drawLabel(sheet: Sheet, label: ScoreLabel, drawing: ScoreDrawing, zones: readonly ScoreZone[]): void {
  const zone = zones.findIndex((one) => drawing.y(one.to) <= label.y - 5 && drawing.y(one.from) >= label.y - 5)
  for (const [index, words] of label.lines.entries()) {
    const isSmall = label.kind === 'small' || words === 'first'
    const isPlain = isSmall || label.kind === 'old'
    say(sheet, words, {
      x: label.x,
      y: label.y + index * 16,
      anchor: label.anchor,
      color: isSmall ? INK_3 : label.kind === 'old' ? INK_2 : INK,
      cut: isPlain ? 'sans' : 'sans-bold',
      size: isPlain ? 13 : 13.5,
      halo: label.kind === 'old' ? undefined : ZONES[zone % 2 === 0 ? 0 : 1],
    })
  }
}

function stroke({ doc }: Sheet, path: string, weight: number, color: string): void {
  doc.lineWidth(weight).lineJoin('round').path(path).stroke(color)
}

type Saying = {
  x: number
  /** Of the letters' foot, as in SVG. */
  y: number
  color: string
  anchor?: 'start' | 'middle' | 'end'
  cut?: Cut
  size?: number
  /** Colour of the ground, drawn around the letters so that lines do not cross them. */
  halo?: string | undefined
}

function say(
  sheet: Sheet,
  words: string,
  { x, y, color, anchor = 'start', cut = 'sans', size = 13, halo }: Saying,
): void {
  const style = { size, leading: size, cut, color, ...(halo ? { halo } : {}) }
  const [line] = breakText(sheet, [{ kind: 'text', text: words, cut }], style, Number.POSITIVE_INFINITY)
  if (!line) return
  const from = anchor === 'end' ? x - line.width : anchor === 'middle' ? x - line.width / 2 : x
  writeLines(sheet, [line], style, { x: from, y: y - size * 0.78, width: line.width })
}
