import { type Cut, type Face, faceText } from '@/components/print/faces'

/** Text in one cut, or one of the two marks that stand within text. */
export type Span = { kind: 'text'; text: string; cut: Cut } | { kind: 'arrow' } | { kind: 'diamond' }

/**
 * What stands on a line, left to right. A `box` stands for a letter that no face of ours holds; what is drawn carries
 * its words for whoever reads or copies the text.
 */
export type LinePiece =
  | { kind: 'text'; text: string; face: Face; width: number }
  | { kind: 'arrow' | 'diamond' | 'box'; text: string; width: number }

export type Line = { pieces: LinePiece[]; width: number }

type Measure = (text: string, face: Face) => number

/** What may not be parted: the letters between two spaces. */
type Word = { pieces: LinePiece[]; width: number; space: LinePiece | null }

/**
 * Sets text in lines no wider than `width`, parted at spaces; a word wider than a line is parted anywhere. Never drops
 * a letter: what cannot be written is a box. No line at all for no text.
 */
export function layLines(spans: readonly Span[], width: number, measure: Measure, size: number): Line[] {
  const lines: Line[] = []
  let line: Line = { pieces: [], width: 0 }
  let space: LinePiece | null = null
  const turn = () => {
    lines.push(line)
    line = { pieces: [], width: 0 }
    space = null
  }
  for (const word of listWords(spans, measure, size)) {
    const lead = line.pieces.length > 0 ? space : null
    if (line.pieces.length > 0 && line.width + (lead?.width ?? 0) + word.width > width) turn()
    else if (lead) add(line, lead)
    for (const piece of word.width > width ? partAnywhere(word, measure) : word.pieces) {
      if (line.pieces.length > 0 && line.width + piece.width > width && word.width > width) turn()
      add(line, piece)
    }
    space = word.space
  }
  if (line.pieces.length > 0) lines.push(line)
  return lines.map((each) => joinPieces(each, measure))
}

/** How wide a text is on one line. */
export function widthOf(spans: readonly Span[], measure: Measure, size: number): number {
  return listWords(spans, measure, size).reduce((sum, word) => sum + word.width + (word.space?.width ?? 0), 0)
}

function listWords(spans: readonly Span[], measure: Measure, size: number): Word[] {
  const words: Word[] = []
  let word: Word = { pieces: [], width: 0, space: null }
  const end = (space: LinePiece | null) => {
    if (word.pieces.length > 0) words.push({ ...word, space })
    else if (words.length > 0 && space) Object.assign(words.at(-1) ?? {}, { space })
    word = { pieces: [], width: 0, space: null }
  }
  for (const span of spans) {
    if (span.kind !== 'text') {
      add(word, drawnMark(span.kind, size))
      continue
    }
    for (const part of span.text.split(/([^\S\u00A0\u202F]+)/u)) {
      if (part === '') continue
      const faced = /^[^\S\u00A0\u202F]+$/u.test(part) ? faceText(' ', span.cut)[0] : null
      if (faced?.face) end({ kind: 'text', text: ' ', face: faced.face, width: measure(' ', faced.face) })
      else for (const piece of toPieces(part, span.cut, measure, size)) add(word, piece)
    }
  }
  end(null)
  return words
}

function drawnMark(kind: 'arrow' | 'diamond', size: number): LinePiece {
  return kind === 'arrow' ? { kind, text: ' to ', width: size * 1.5 } : { kind, text: '', width: size }
}

function toPieces(text: string, cut: Cut, measure: Measure, size: number): LinePiece[] {
  return faceText(text, cut).map((piece) =>
    piece.face
      ? { kind: 'text', text: piece.text, face: piece.face, width: measure(piece.text, piece.face) }
      : { kind: 'box', text: piece.text, width: size * 0.62 },
  )
}

function partAnywhere(word: Word, measure: Measure): LinePiece[] {
  return word.pieces.flatMap((piece): LinePiece[] =>
    piece.kind === 'text'
      ? Array.from(piece.text, (letter) => ({ ...piece, text: letter, width: measure(letter, piece.face) }))
      : [piece],
  )
}

/** Neighbours in one face become one piece again, so that they are kerned and read out as words. */
function joinPieces(line: Line, measure: Measure): Line {
  const pieces: LinePiece[] = []
  for (const piece of line.pieces) {
    const last = pieces.at(-1)
    if (piece.kind === 'text' && last?.kind === 'text' && last.face === piece.face) {
      const text = last.text + piece.text
      pieces[pieces.length - 1] = { ...last, text, width: measure(text, last.face) }
    } else {
      pieces.push(piece)
    }
  }
  return { pieces, width: pieces.reduce((sum, piece) => sum + piece.width, 0) }
}

function add(to: { pieces: LinePiece[]; width: number }, piece: LinePiece): void {
  to.pieces.push(piece)
  to.width += piece.width
}
