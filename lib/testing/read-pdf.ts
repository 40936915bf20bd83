import { inflateSync } from 'node:zlib'

/**
 * The text of each page of a PDF of ours, in the order it was drawn, one line for each time letters were set. Reads
 * only what our writer makes: compressed streams, faces with a map back to letters.
 */
export function readPdf(file: Buffer): string[] {
  const objects = readObjects(file)
  return [...objects.values()]
    .filter((each) => /\/Type \/Page\b/.test(each.head))
    .map((page) => readPage(page.head, objects))
}

type PdfObject = { head: string; body: Buffer | null }

function readObjects(file: Buffer): Map<string, PdfObject> {
  const text = file.toString('latin1')
  const objects = new Map<string, PdfObject>()
  for (const match of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [, id = '', content = ''] = match
    const at = content.indexOf('stream\n')
    const head = at < 0 ? content : content.slice(0, at)
    const raw = at < 0 ? null : Buffer.from(content.slice(at + 7, content.lastIndexOf('\nendstream')), 'latin1')
    objects.set(id, { head, body: raw && /FlateDecode/.test(head) ? inflateSync(raw) : raw })
  }
  return objects
}

function readPage(page: string, objects: Map<string, PdfObject>): string {
  const resources = objects.get(/\/Resources (\d+)/.exec(page)?.[1] ?? '')?.head ?? ''
  const faces = new Map<string, Map<string, string>>()
  const fonts = /\/Font <<([\s\S]*?)>>/.exec(resources)?.[1] ?? ''
  for (const [, name = '', id = ''] of fonts.matchAll(/\/(F\d+) (\d+) 0 R/g)) faces.set(name, readLetters(id, objects))
  const content = objects.get(/\/Contents (\d+)/.exec(page)?.[1] ?? '')?.body?.toString('latin1') ?? ''
  let letters = new Map<string, string>()
  const lines: string[] = []
  for (const match of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (match[1]) letters = faces.get(match[1]) ?? new Map()
    else lines.push((match[2] ?? '').replace(/<([0-9a-f]*)>|[^<]+/g, (_all, codes?: string) => toText(codes, letters)))
  }
  return lines.join('\n')
}

function toText(codes: string | undefined, letters: ReadonlyMap<string, string>): string {
  return (codes?.match(/.{4}/g) ?? []).map((code) => letters.get(code) ?? '').join('')
}

/** Which letters a face's numbers stand for. */
function readLetters(id: string, objects: Map<string, PdfObject>): Map<string, string> {
  const font = objects.get(id)?.head ?? ''
  const map = objects.get(/\/ToUnicode (\d+)/.exec(font)?.[1] ?? '')?.body?.toString('latin1') ?? ''
  const letters = new Map<string, string>()
  for (const [, from = '', list = ''] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    for (const [index, hex] of [...list.matchAll(/<([0-9a-f ]*)>/g)].entries()) {
      const code = (Number.parseInt(from, 16) + index).toString(16).padStart(4, '0')
      const units = (hex[1] ?? '').replaceAll(' ', '').match(/.{4}/g) ?? []
      letters.set(code, String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))))
    }
  }
  return letters
}
