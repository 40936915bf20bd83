import PDFDocument from 'pdfkit'
import { drawPiece, measure } from '@/components/print/draw-piece'
import type { Cut } from '@/components/print/faces'
import { type Line, layLines, type Span } from '@/components/print/lines'
import type { Paper } from '@/components/print/print-view'

/** One millimetre in points. */
export const MM = 72 / 25.4

const SIZES: Record<Paper, [number, number]> = { a4: [595.28, 841.89], letter: [612, 792] }

export type TextStyle = {
  size: number
  leading: number
  cut: Cut
  color?: string
  align?: 'left' | 'right'
  /** Colour of the ground, drawn around the letters so that lines behind them stop short. */
  halo?: string
}

export type Element = PDFKit.PDFStructureElement
type Doc = PDFKit.PDFDocument

/** A sheet being written: `y` is where the next thing goes, from `top` to `bottom`, all in points. */
export type Sheet = {
  doc: Doc
  root: Element
  left: number
  width: number
  top: number
  bottom: number
  y: number
}

export type SheetSetting = {
  paper: Paper
  /** Shown as the window's title in place of the file's name: neutral. */
  title: string
  language: string
  /** Draws the top of a sheet from `top` on and says where the words below may begin. */
  drawHead: (sheet: Sheet) => number
  /** Height kept free at the foot, and what is written there once the number of sheets is known. */
  footHeight: number
  drawFoot: (sheet: Sheet, number: number, of: number) => void
}

const SIDE = 16 * MM
const EDGE_TOP = 14 * MM
const EDGE_BOTTOM = 12 * MM

/** Opens a document of at least one sheet, tagged for those who read it aloud. */
export function openPaper(setting: SheetSetting): Sheet {
  const [width, height] = SIZES[setting.paper]
  const doc = new PDFDocument({
    size: [width, height],
    margin: 0,
    bufferPages: true,
    autoFirstPage: false,
    tagged: true,
    lang: setting.language,
    displayTitle: true,
    pdfVersion: '1.7',
    // The program's own name would say on somebody else's phone what the file is about.
    info: { Title: setting.title, Producer: 'PDF', Creator: 'PDF' },
  })
  const root = doc.struct('Document')
  doc.addStructure(root)
  const sheet: Sheet = {
    ...{ doc, root, left: SIDE, width: width - 2 * SIDE, top: EDGE_TOP, y: EDGE_TOP },
    bottom: height - EDGE_BOTTOM - setting.footHeight,
  }
  settings.set(sheet, setting)
  turnSheet(sheet)
  return sheet
}

const settings = new WeakMap<Sheet, SheetSetting>()

/** Begins a new sheet with its head. */
export function turnSheet(sheet: Sheet): void {
  sheet.doc.addPage()
  sheet.y = sheet.top
  sheet.y = asArtifact(sheet, () => settings.get(sheet)?.drawHead(sheet) ?? sheet.top)
}

/** Turns the sheet unless so much room is left. */
export function needRoom(sheet: Sheet, height: number): boolean {
  if (sheet.y + height <= sheet.bottom) return false
  turnSheet(sheet)
  return true
}

/** Setting letters takes long: between two pieces of work the server answers others. */
export function letOthersWork(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Writes the feet now that their number is known, and gives the finished file. */
export async function closePaper(sheet: Sheet): Promise<Buffer> {
  const { doc, root } = sheet
  const { start, count } = doc.bufferedPageRange()
  root.end()
  for (let index = 0; index < count; index++) {
    doc.switchToPage(start + index)
    asArtifact(sheet, () => settings.get(sheet)?.drawFoot(sheet, index + 1, count))
    await letOthersWork()
  }
  const parts: Buffer[] = []
  const whole = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part))
    doc.on('end', () => resolve(Buffer.concat(parts)))
    doc.on('error', reject)
  })
  doc.end()
  return whole
}

/** What stands on each sheet and is no part of the text: left out by screen readers. */
function asArtifact<T>(sheet: Sheet, draw: () => T): T {
  sheet.doc.markContent('Artifact', { type: 'Pagination' })
  const value = draw()
  sheet.doc.endMarkedContent()
  return value
}

/** A child in the tree that assistive software reads. */
export function addTag(sheet: Sheet, parent: Element, type: string, options: { alt?: string } = {}): Element {
  const element = sheet.doc.struct(type, options)
  parent.add(element)
  return element
}

/** Draws something as the content of a tag on the present sheet. */
export function drawIn(sheet: Sheet, element: Element | null, type: string, draw: () => void): void {
  if (!element) {
    draw()
    return
  }
  const content = sheet.doc.markStructureContent(type)
  draw()
  sheet.doc.endMarkedContent()
  element.add(content)
}

/** Lines of a text as wide as this. */
export function breakText(sheet: Sheet, spans: readonly Span[], style: TextStyle, width: number): Line[] {
  return layLines(spans, width, (text, face) => measure(sheet.doc, text, face, style.size), style.size)
}

/** Writes lines from `y` down, without turning the sheet. @returns where they end */
export function writeLines(
  sheet: Sheet,
  lines: readonly Line[],
  style: TextStyle,
  box: { x: number; y: number; width: number },
): number {
  const drop = (style.leading - style.size) / 2 + style.size * 0.78
  for (const [index, line] of lines.entries()) {
    const baseline = box.y + index * style.leading + drop
    let x = style.align === 'right' ? box.x + box.width - line.width : box.x
    for (const piece of line.pieces) {
      drawPiece(sheet.doc, piece, { x, baseline, size: style.size, color: style.color ?? '#000', halo: style.halo })
      x += piece.width
    }
  }
  return box.y + lines.length * style.leading
}

/** A paragraph this short is not parted by the end of a sheet. */
const KEPT_LINES = 6

/** Writes a paragraph across the sheet, turning it where it ends. */
export function writeParagraph(
  sheet: Sheet,
  spans: readonly Span[],
  style: TextStyle,
  { tag = 'P', width = sheet.width }: { tag?: string; width?: number } = {},
): void {
  const element = addTag(sheet, sheet.root, tag)
  const lines = breakText(sheet, spans, style, width)
  if (lines.length <= KEPT_LINES) needRoom(sheet, lines.length * style.leading)
  for (const line of lines) {
    needRoom(sheet, style.leading)
    drawIn(sheet, element, tag, () => {
      sheet.y = writeLines(sheet, [line], style, { x: sheet.left, y: sheet.y, width })
    })
  }
  element.end()
}

/** A level rule across the sheet at `y`. */
export function drawRule(sheet: Sheet, y: number, weight: number, color = '#000'): void {
  const { doc, left, width } = sheet
  doc
    .save()
    .lineWidth(weight)
    .strokeColor(color)
    .moveTo(left, y)
    .lineTo(left + width, y)
    .stroke()
    .restore()
}
