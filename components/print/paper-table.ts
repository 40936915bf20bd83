import type { Cut } from '@/components/print/faces'
import type { Line, Span } from '@/components/print/lines'
import {
  addTag,
  breakText,
  drawIn,
  drawRule,
  type Element,
  letOthersWork,
  MM,
  needRoom,
  type Sheet,
  type TextStyle,
  writeLines,
} from '@/components/print/paper'
import type { PrintCell, PrintColumn, PrintRow, PrintTable } from '@/components/print/print-view'

const BODY: TextStyle = { size: 9, leading: 12, cut: 'sans' }
const HEAD: TextStyle = { size: 8.5, leading: 11, cut: 'sans-bold' }
const FAINT = '#3d3d3d'
const HAIRLINE = '#bbb'
const PAD_Y = 1.1 * MM
const GAP = 4 * MM
/** No column of words is pressed below this. */
const LEAST = 16 * MM

type Column = PrintColumn & { x: number; width: number }

/** A table that turns the sheet between its rows and says its head again on each. */
export async function writeTable(sheet: Sheet, table: PrintTable): Promise<void> {
  const columns = placeColumns(sheet, table)
  await letOthersWork()
  const element = addTag(sheet, sheet.root, 'Table')
  needRoom(sheet, tableStart(sheet, table))
  writeHead(sheet, columns, element)
  for (const row of table.rows) {
    // The head on a further sheet repeats what was read already.
    if (needRoom(sheet, rowHeight(sheet, columns, row))) {
      sheet.doc.markContent('Artifact', { type: 'Layout' })
      writeHead(sheet, columns, null)
      sheet.doc.endMarkedContent()
    }
    writeRow(sheet, columns, row, element)
    await letOthersWork()
  }
  element.end()
}

/** How much of a table must stand together: its head and first row, in points. */
export function tableStart(sheet: Sheet, table: PrintTable): number {
  const columns = placeColumns(sheet, table)
  const first = table.rows[0]
  return headHeight(sheet, columns) + (first ? rowHeight(sheet, columns, first) : 0)
}

function writeHead(sheet: Sheet, columns: readonly Column[], table: Element | null): void {
  const height = headHeight(sheet, columns)
  const row = table && addTag(sheet, table, 'TR')
  for (const column of columns) {
    const lines = breakText(sheet, [{ kind: 'text', text: column.head, cut: HEAD.cut }], HEAD, column.width)
    const y = sheet.y + height - PAD_Y - lines.length * HEAD.leading
    const cell = row && addTag(sheet, row, 'TH')
    drawIn(sheet, cell, 'TH', () => writeLines(sheet, lines, aligned(HEAD, column), { ...column, y }))
    cell?.end()
  }
  row?.end()
  sheet.y += height
  asDecoration(sheet, table !== null, () => drawRule(sheet, sheet.y, 0.8))
}

function writeRow(sheet: Sheet, columns: readonly Column[], row: PrintRow, table: Element): void {
  const height = rowHeight(sheet, columns, row)
  const element = addTag(sheet, table, 'TR')
  for (const [index, { lines, column, style }] of layRow(sheet, columns, row).entries()) {
    const type = index === 0 ? 'TH' : 'TD'
    const cell = addTag(sheet, element, type)
    drawIn(sheet, cell, type, () => writeLines(sheet, lines, style, { ...column, y: sheet.y + PAD_Y }))
    cell.end()
  }
  element.end()
  sheet.y += height
  asDecoration(sheet, true, () => drawRule(sheet, sheet.y, 0.5, HAIRLINE))
}

function asDecoration(sheet: Sheet, isMarked: boolean, draw: () => void): void {
  if (isMarked) sheet.doc.markContent('Artifact', { type: 'Layout' })
  draw()
  if (isMarked) sheet.doc.endMarkedContent()
}

type LaidCell = { lines: Line[]; column: { x: number; width: number }; style: TextStyle }

function layRow(sheet: Sheet, columns: readonly Column[], row: PrintRow): LaidCell[] {
  if (row.kind === 'cells') {
    return columns.map((column, index) => {
      const cell = row.cells[index] ?? { words: '' }
      const style = { ...aligned(BODY, column), color: cell.isFaint ? FAINT : '#000' }
      return { lines: breakText(sheet, toSpans(cell), style, column.width), column, style }
    })
  }
  const [first, second] = columns
  if (!first) return []
  const cut: Cut = row.isBreak ? 'serif-italic' : BODY.cut
  const from = row.first && second ? second : first
  // Words after the date begin where the second column does, however its figures are set.
  const column = { x: from.x, width: sheet.left + sheet.width - from.x }
  const style = { ...BODY, color: FAINT }
  const words = {
    lines: breakText(sheet, [{ kind: 'text', text: row.words, cut }], style, column.width),
    column,
    style,
  }
  if (!row.first) return [words]
  const date = breakText(sheet, [{ kind: 'text', text: row.first, cut: BODY.cut }], BODY, first.width)
  return [{ lines: date, column: first, style: BODY }, words]
}

function rowHeight(sheet: Sheet, columns: readonly Column[], row: PrintRow): number {
  const most = Math.max(1, ...layRow(sheet, columns, row).map((cell) => cell.lines.length))
  return 2 * PAD_Y + most * BODY.leading
}

function headHeight(sheet: Sheet, columns: readonly Column[]): number {
  const counts = columns.map(
    (column) => breakText(sheet, [{ kind: 'text', text: column.head, cut: HEAD.cut }], HEAD, column.width).length,
  )
  return 2 * PAD_Y + Math.max(1, ...counts) * HEAD.leading
}

function toSpans(cell: PrintCell): Span[] {
  const cut: Cut = cell.isStrong ? 'sans-bold' : BODY.cut
  const words: Span[] = [{ kind: 'text', text: cell.words, cut }]
  return cell.hasDiamond ? [{ kind: 'diamond' }, { kind: 'text', text: '\u00A0', cut }, ...words] : words
}

function aligned(style: TextStyle, column: Column): TextStyle {
  return column.isNumber ? { ...style, align: 'right' } : style
}

/**
 * How wide each column is: as its words want where there is room, which the columns of words share; else figures keep
 * what they need and the words are pressed, never below a least width.
 */
function placeColumns(sheet: Sheet, table: PrintTable): Column[] {
  const wishes = table.columns.map((column, index) => ({
    column,
    width: Math.max(
      naturalWidth(sheet, column.head, HEAD),
      ...table.rows.map((row) => (row.kind === 'cells' ? cellWidth(sheet, row.cells[index]) : 0)),
    ),
  }))
  const room = sheet.width - GAP * (wishes.length - 1)
  const widths = share(
    wishes.map((wish) => wish.width),
    wishes.map((wish) => !wish.column.isNumber),
    room,
  )
  let x = sheet.left
  return wishes.map(({ column }, index) => {
    const placed = { ...column, x, width: widths[index] ?? LEAST }
    x += placed.width + GAP
    return placed
  })
}

function share(natural: number[], isWords: boolean[], room: number): number[] {
  const total = natural.reduce((sum, width) => sum + width, 0)
  if (total <= room) {
    const spare = (room - total) / natural.length
    return natural.map((width) => width + spare)
  }
  const figures = natural.reduce((sum, width, index) => sum + (isWords[index] ? 0 : width), 0)
  const words = natural.filter((_width, index) => isWords[index]).toSorted((a, b) => a - b)
  const most = Math.max(LEAST, levelOf(words, room - figures))
  const widths = natural.map((width, index) => (isWords[index] ? Math.min(width, most) : width))
  const sum = widths.reduce((all, width) => all + width, 0)
  return sum > room ? widths.map((width) => (width / sum) * room) : widths
}

/** The width at which the widest are cut off so that all fit: the narrow ones keep what they want. */
function levelOf(ascending: readonly number[], room: number): number {
  let left = room
  for (const [index, width] of ascending.entries()) {
    const share = left / (ascending.length - index)
    if (width > share) return share
    left -= width
  }
  return Number.POSITIVE_INFINITY
}

function cellWidth(sheet: Sheet, cell: PrintCell | undefined): number {
  if (!cell) return 0
  const style: TextStyle = cell.isStrong ? { ...BODY, cut: 'sans-bold' } : BODY
  return naturalWidth(sheet, cell.words, style) + (cell.hasDiamond ? BODY.size * 1.3 : 0)
}

function naturalWidth(sheet: Sheet, text: string, style: TextStyle): number {
  const lines = breakText(sheet, [{ kind: 'text', text, cut: style.cut }], style, Number.POSITIVE_INFINITY)
  return Math.max(0, ...lines.map((line) => line.width)) + 0.5
}
