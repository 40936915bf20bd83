import type { Span } from '@/components/print/lines'
import { closePaper, MM, openPaper, type Sheet, type TextStyle, writeParagraph } from '@/components/print/paper'
import { CRISIS_TITLE, type Paper, type SheetLeafView, STEPS_TITLE } from '@/components/print/print-view'

/** Sizes of its letters, the first with which all of it stands on one page. */
const SIZES = [12, 11, 10, 9, 8] as const

/** A client's page as a PDF: one sheet, without a word of whose it is. */
export async function writeSheetFile(
  view: SheetLeafView,
  { paper, language }: { paper: Paper; language: string },
): Promise<Buffer> {
  for (const size of SIZES) {
    const sheet = openPaper({
      ...{ paper, language, title: 'Your answers', footHeight: 0 },
      drawHead: (open) => open.top,
      drawFoot: () => undefined,
    })
    writeSheet(sheet, view, size)
    const isLast = size === SIZES.at(-1)
    if (sheet.doc.bufferedPageRange().count === 1 || isLast) return closePaper(sheet)
    sheet.doc.end()
  }
  throw new Error('A sheet without a size')
}

function writeSheet(sheet: Sheet, view: SheetLeafView, size: number): void {
  const body: TextStyle = { size, leading: size * 1.45, cut: 'sans' }
  const bold: TextStyle = { ...body, cut: 'sans-bold' }
  const say: TextStyle = { size: size * 1.25, leading: size * 1.75, cut: 'serif' }
  const h1: TextStyle = { size: size * 2, leading: size * 2.5, cut: 'serif' }
  const h2: TextStyle = { size: size * 1.2, leading: size * 1.6, cut: 'serif-bold' }
  const small: TextStyle = { ...body, size: size * 0.9, leading: size * 1.3, color: '#222' }
  const write = (words: string, style: TextStyle, tag = 'P') =>
    writeParagraph(sheet, [{ kind: 'text', text: words, cut: style.cut }], style, { tag })
  const writeLed = (lead: string, words: string) => writeParagraph(sheet, led(lead, words), body)
  const gap = (parts: number) => {
    sheet.y += size * parts
  }
  write(view.title, h1, 'H1')
  gap(0.6)
  for (const words of view.opening) write(words, body)
  if (view.sentence) {
    gap(0.9)
    write(view.sentence, say)
  }
  for (const group of view.groups) {
    gap(0.9)
    write(group.title, bold)
    for (const line of group.lines) write(line, body)
  }
  if (view.together && !view.sentence) {
    gap(0.9)
    write(view.together, body)
  }
  if (view.steps.length > 0) {
    gap(1.4)
    write(STEPS_TITLE, h2, 'H2')
    for (const step of view.steps) {
      gap(0.3)
      writeLed(`${step.title}.`, step.words)
    }
  }
  if (view.crisis.length > 0) {
    gap(1.4)
    write(CRISIS_TITLE, h2, 'H2')
    for (const contact of view.crisis) writeLed(contact.title, contact.note)
  }
  gap(1.6)
  for (const words of view.closing) write(words, small)
  sheet.y += 3 * MM
  write(view.from, small)
}

function led(lead: string, words: string): Span[] {
  return [
    { kind: 'text', text: `${lead} `, cut: 'sans-bold' },
    { kind: 'text', text: words, cut: 'sans' },
  ]
}
