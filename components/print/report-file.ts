import { chartHeight, wordEvents, writeChart } from '@/components/print/chart-on-paper'
import { hasUnwritable } from '@/components/print/faces'
import type { Span } from '@/components/print/lines'
import {
  breakText,
  closePaper,
  drawRule,
  letOthersWork,
  MM,
  needRoom,
  openPaper,
  type Sheet,
  type TextStyle,
  turnSheet,
  writeLines,
  writeParagraph,
} from '@/components/print/paper'
import { tableStart, writeTable } from '@/components/print/paper-table'
import type { Paper, PrintBlock, PrintSection, ReportView, SheetHead } from '@/components/print/print-view'
import type { SentencePart, SummarySentence } from '@/lib/format/summary-sentence'

const H1: TextStyle = { size: 19, leading: 23, cut: 'serif' }
const H2: TextStyle = { size: 11.5, leading: 15, cut: 'serif-bold' }
const SAY: TextStyle = { size: 13, leading: 18, cut: 'serif' }
const BODY: TextStyle = { size: 9.5, leading: 13, cut: 'sans' }
const FINE: TextStyle = { size: 8.5, leading: 11.5, cut: 'sans', color: '#222' }
const ID: TextStyle = { size: 8.5, leading: 11.5, cut: 'sans' }
const FOOT: TextStyle = { size: 8, leading: 10.5, cut: 'sans' }
const FINE_WIDTH = 165 * MM
const FOOT_RIGHT = 26 * MM
const SECTION_GAP = 5 * MM

const BOXES = 'A box stands for a letter that this file’s typefaces do not hold; the browser’s own print shows it.'

/** The report as a PDF: the same words and drawing as on screen, sheets turned where the paper ends. */
export async function writeReportFile(
  report: ReportView,
  { paper, language }: { paper: Paper; language: string },
): Promise<Buffer> {
  const words = `${report.head.name}${report.head.practice}${report.head.facts.map((fact) => fact.words).join('')}`
  const notice = hasUnwritable(words) ? [BOXES] : []
  const sheet = openPaper({
    paper,
    title: report.title,
    language,
    drawHead: (open) => drawHead(open, report.head),
    // Three lines of caveats on the narrower paper, two on the wider.
    footHeight: (paper === 'a4' ? 16 : 13) * MM,
    drawFoot: (open, number, of) => drawFoot(open, report, `Page ${number} of ${of}`),
  })
  sheet.y += 5 * MM
  writeParagraph(sheet, text(report.title, H1), H1, { tag: 'H1' })
  sheet.y += 1.5 * MM
  for (const each of [...report.forms, ...notice]) writeFine(sheet, each)
  if (report.folded) writeSay(sheet, text(report.folded, SAY))
  for (const { about, sentence, beside } of report.sentences) {
    writeSay(sheet, toSpans(sentence, about))
    if (beside.length > 0) writeFine(sheet, beside.join(' '))
  }
  for (const section of report.sections) await writeSection(sheet, section)
  return closePaper(sheet)
}

async function writeSection(sheet: Sheet, section: PrintSection): Promise<void> {
  if (section.startsSheet) {
    turnSheet(sheet)
    sheet.y += 3 * MM
  } else {
    sheet.y += SECTION_GAP
    const [first] = section.blocks
    if (!needRoom(sheet, 4 * MM + H2.leading + (first ? leastHeight(sheet, first) : 0))) {
      sheet.doc.markContent('Artifact', { type: 'Layout' })
      drawRule(sheet, sheet.y, 0.6, '#555')
      sheet.doc.endMarkedContent()
    }
    sheet.y += 2 * MM
  }
  writeParagraph(sheet, text(section.title, H2), H2, { tag: 'H2' })
  sheet.y += 2 * MM
  for (const block of section.blocks) {
    await letOthersWork()
    await writeBlock(sheet, block)
    sheet.y += 2 * MM
  }
  sheet.y -= 2 * MM
}

/** How much of a block must stand on the sheet of its head. */
function leastHeight(sheet: Sheet, block: PrintBlock): number {
  if (block.kind === 'chart') return chartHeight(sheet, block.chart)
  if (block.kind === 'table') return tableStart(sheet, block.table)
  return 2 * BODY.leading
}

async function writeBlock(sheet: Sheet, block: PrintBlock): Promise<void> {
  if (block.kind === 'table') await writeTable(sheet, block.table)
  else if (block.kind === 'words') {
    if (block.isFine) writeFine(sheet, block.words)
    else writeParagraph(sheet, text(block.words, BODY), BODY)
  } else if (writeChart(sheet, block.chart)) {
    const events = wordEvents(block.chart)
    if (events) writeFine(sheet, events)
  } else {
    writeParagraph(sheet, text(block.chart.emptyWords, BODY), BODY)
  }
}

function writeFine(sheet: Sheet, words: string): void {
  writeParagraph(sheet, text(words, FINE), FINE, { width: Math.min(FINE_WIDTH, sheet.width) })
}

function writeSay(sheet: Sheet, spans: readonly Span[]): void {
  sheet.y += 3 * MM
  writeParagraph(sheet, spans, SAY)
  sheet.y += 1 * MM
}

function toSpans(sentence: SummarySentence, about: string): Span[] {
  const lead: Span[] = about ? [{ kind: 'text', text: `${about}: `, cut: 'serif-bold' }] : []
  const parts = (of: readonly SentencePart[], cut: 'serif' | 'serif-bold') =>
    of.flatMap((part): Span[] =>
      part.kind === 'text'
        ? [{ kind: 'text', text: part.text, cut }]
        : [{ kind: 'text', text: part.from, cut }, { kind: 'arrow' }, { kind: 'text', text: part.to, cut }],
    )
  return [
    ...lead,
    ...parts(sentence.lead, 'serif-bold'),
    { kind: 'text', text: ' ', cut: 'serif' },
    ...parts(sentence.rest, 'serif'),
  ]
}

function text(words: string, style: TextStyle): Span[] {
  return [{ kind: 'text', text: words, cut: style.cut }]
}

/** Widths in parts of the sheet: a name of any length wraps in its own column. */
const HEAD_GAP = 6 * MM

function drawHead(sheet: Sheet, head: SheetHead): number {
  const columns = [
    { strong: head.name, lines: head.record ? [head.record] : [], most: 56 * MM },
    ...head.facts.map((fact) => ({ strong: fact.term, lines: [fact.words], most: 36 * MM })),
  ]
  const bold: TextStyle = { ...ID, cut: 'sans-bold' }
  let x = sheet.left
  let bottom = sheet.y
  for (const { strong, lines, most } of columns) {
    const cells = [
      ...breakText(sheet, text(strong, bold), bold, most),
      ...lines.flatMap((line) => breakText(sheet, text(line, ID), ID, most)),
    ]
    const width = Math.max(0, ...cells.map((line) => line.width))
    bottom = Math.max(bottom, writeLines(sheet, cells, ID, { x, y: sheet.y, width }))
    x += width + HEAD_GAP
  }
  const right = { x, y: sheet.y, width: sheet.left + sheet.width - x }
  const last = [head.practice, head.printed].flatMap((line) => breakText(sheet, text(line, ID), ID, right.width))
  bottom = Math.max(bottom, writeLines(sheet, last, { ...ID, align: 'right' }, right))
  const rule = bottom + 2 * MM
  drawRule(sheet, rule, 0.8)
  return rule + 4 * MM
}

function drawFoot(sheet: Sheet, report: ReportView, page: string): void {
  const y = sheet.bottom + 3 * MM
  drawRule(sheet, y, 0.6)
  const box = { x: sheet.left, y: y + 2 * MM, width: sheet.width - FOOT_RIGHT - 4 * MM }
  const words: Span[] = [
    { kind: 'text', text: `${report.foot.lead} `, cut: 'sans-bold' },
    { kind: 'text', text: report.foot.words, cut: 'sans' },
  ]
  writeLines(sheet, breakText(sheet, words, FOOT, box.width), FOOT, box)
  const right = { x: sheet.left + sheet.width - FOOT_RIGHT, y: y + 2 * MM, width: FOOT_RIGHT }
  const lines = [page, ...(report.head.record ? [report.head.record] : [])].flatMap((line) =>
    breakText(sheet, text(line, FOOT), FOOT, right.width),
  )
  writeLines(sheet, lines, { ...FOOT, align: 'right' }, right)
}
