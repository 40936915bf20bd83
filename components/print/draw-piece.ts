import { type Face, faceText } from '@/components/print/faces'
import type { LinePiece } from '@/components/print/lines'

type Doc = PDFKit.PDFDocument

/** Where a piece goes, in points; `baseline` is the foot of its letters. */
export type PiecePlace = { x: number; baseline: number; size: number; color: string; halo?: string | undefined }

const FEATURES: PDFKit.Mixins.OpenTypeFeatures[] = ['kern', 'liga', 'tnum', 'lnum']

/** How wide a text is in one face, in points. */
export function measure(doc: Doc, text: string, face: Face, size: number): number {
  const known = widths.get(doc) ?? new Map<string, number>()
  widths.set(doc, known)
  const key = `${face.id} ${size} ${text}`
  const width = known.get(key) ?? setFace(doc, face, size).widthOfString(text, { features: FEATURES })
  known.set(key, width)
  return width
}

/** A cell is measured for its column, its row and its place: setting letters is what takes the time. */
const widths = new WeakMap<Doc, Map<string, number>>()

/** Draws letters, or a mark that carries its words unseen. */
export function drawPiece(doc: Doc, piece: LinePiece, place: PiecePlace): void {
  if (piece.kind === 'text') drawLetters(doc, piece, place)
  else {
    doc.markContent('Span', { actual: piece.text })
    doc.save()
    if (piece.kind === 'arrow') drawArrow(doc, piece, place)
    else if (piece.kind === 'diamond') drawDiamond(doc, place)
    else drawBox(doc, piece, place)
    doc.restore().endMarkedContent()
  }
}

function drawLetters(doc: Doc, piece: Extract<LinePiece, { kind: 'text' }>, place: PiecePlace): void {
  const { x, baseline, size, color, halo } = place
  const options = { lineBreak: false, baseline: 'alphabetic', features: FEATURES } as const
  setFace(doc, piece.face, size)
  if (halo) {
    // Not read twice: the halo is no text to whoever reads or copies.
    doc.markContent('Span', { actual: '' })
    doc.save().lineWidth(4).lineJoin('round').strokeColor(halo)
    doc.text(piece.text, x, baseline, { ...options, stroke: true, fill: false })
    doc.restore().endMarkedContent()
  }
  doc.fillColor(color).text(piece.text, x, baseline, options)
}

function drawArrow(doc: Doc, piece: LinePiece, { x, baseline, size, color }: PiecePlace): void {
  const [from, to, middle, head] = [x + size * 0.28, x + piece.width - size * 0.28, baseline - size * 0.28, size * 0.17]
  doc
    .lineWidth(size * 0.065)
    .moveTo(from, middle)
    .lineTo(to, middle)
  doc
    .moveTo(to - head, middle - head)
    .lineTo(to, middle)
    .lineTo(to - head, middle + head)
    .stroke(color)
  const [words] = faceText(piece.text, 'sans')
  if (!words?.face) return
  setFace(doc, words.face, size * 0.8).fillOpacity(0)
  doc.text(words.text, x, baseline, { lineBreak: false, baseline: 'alphabetic' }).fillOpacity(1)
}

function drawDiamond(doc: Doc, { x, baseline, size, color }: PiecePlace): void {
  const half = size * 0.36
  const [center, middle] = [x + half, baseline - size * 0.3]
  doc
    .moveTo(center, middle - half)
    .lineTo(center + half, middle)
    .lineTo(center, middle + half)
  doc.lineTo(center - half, middle).fill(color)
}

function drawBox(doc: Doc, piece: LinePiece, { x, baseline, size, color }: PiecePlace): void {
  const inset = size * 0.08
  doc
    .lineWidth(size * 0.06)
    .rect(x + inset, baseline - size * 0.66, piece.width - 2 * inset, size * 0.66)
    .stroke(color)
}

function setFace(doc: Doc, face: Face, size: number): Doc {
  const known = faces.get(doc) ?? new Set()
  if (!known.has(face.id)) doc.registerFont(face.id, face.bytes)
  faces.set(doc, known.add(face.id))
  return doc.font(face.id, size)
}

const faces = new WeakMap<Doc, Set<string>>()
