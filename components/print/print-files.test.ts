import { describe, expect, it } from 'vitest'
import { faceText } from '@/components/print/faces'
import type { PrintRow, ReportView, SheetLeafView } from '@/components/print/print-view'
import { writeReportFile } from '@/components/print/report-file'
import { writeSheetFile } from '@/components/print/sheet-file'
import { readPdf } from '@/lib/testing/read-pdf'

const sheet: SheetLeafView = {
  title: 'What you told us',
  opening: ['On 18 November 2026 you answered a short form about one person: your partner.'],
  sentence: 'Compared with 3 June 2026, what you told us is about the same.',
  groups: [{ id: 'same', title: 'About as often as the first time', lines: ['Keeping what you feel to yourself'] }],
  together: '',
  closing: ['These are your own answers.'],
  steps: [{ id: '1', title: 'A pause before the answer', words: 'Choose a pause you can really take. '.repeat(8) }],
  crisis: [{ title: '999', note: 'Emergency, any time' }],
  from: 'From Maud, 20 November 2026',
}

function report(name: string, rows: PrintRow[]): ReportView {
  return {
    head: {
      name,
      record: 'Record 2026-0417',
      facts: [
        { term: 'Born', words: '11 March 1989' },
        { term: 'About', words: 'Partner' },
        { term: 'Clinician', words: 'Ines Calder' },
      ],
      practice: 'Alder Row Practice',
      printed: 'Printed 20 November 2026',
    },
    foot: { lead: 'Not a diagnosis.', words: 'The questionnaire is a draft, not validated, with no norms.' },
    title: 'Relationship patterns questionnaire',
    forms: ['CTA-40, version 0.1.0-draft.'],
    folded: '',
    sentences: [],
    sections: [
      {
        id: 'history',
        title: 'Score history',
        blocks: [
          {
            kind: 'table',
            table: {
              label: 'Score history',
              columns: [
                { id: 'date', head: 'Completed' },
                { id: 'score', head: 'Traits', isNumber: true },
                { id: 'change', head: 'Against the first score' },
              ],
              rows,
            },
          },
        ],
      },
    ],
  }
}

const rows = (count: number) =>
  Array.from(
    { length: count },
    (_, index): PrintRow => ({
      kind: 'cells',
      id: `${index}`,
      cells: [
        { words: `Row ${index}` },
        { words: '−25.8' },
        { words: 'Within assumed error', hasDiamond: index === 0 },
      ],
    }),
  )

const make = async (view: ReportView, paper: 'a4' | 'letter' = 'a4') => {
  const file = await writeReportFile(view, { paper, language: 'en-GB' })
  expect(file.subarray(0, 5).toString()).toBe('%PDF-')
  return readPdf(file)
}

describe('the report as a file', () => {
  it('says on every sheet whose it is, which of how many, and that it is no diagnosis', async () => {
    const pages = await make(report('Maren Holt', rows(60)), 'letter')
    expect(pages.length).toBeGreaterThan(1)
    for (const [index, page] of pages.entries()) {
      for (const words of ['Maren Holt', 'Record 2026-0417', '11 March 1989', 'Partner', 'Ines Calder']) {
        expect(page).toContain(words)
      }
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`)
      expect(page).toContain('Not a diagnosis.')
      // The head of the table stands over its rows again.
      expect(page).toContain('Against the first score')
    }
    expect(pages.join('\n').match(/Row \d+/g)).toHaveLength(60)
    expect(pages[0]).toContain('−25.8')
  })

  it('has room for a name of 200 letters without a space, and for no row at all', async () => {
    const name = 'Wolkenstein'.repeat(19).slice(0, 200)
    const [page = '', ...more] = await make(report(name, []))
    expect(more).toEqual([])
    expect(page.replaceAll('\n', '')).toContain(name)
  })

  it('writes names in Latin, Greek and Cyrillic letters, accents joined or apart', async () => {
    const [page = ''] = await make(report('Łukasz Őze Άννα Анна Zoe\u0308', []))
    for (const name of ['Łukasz Őze', 'Άννα', 'Анна', 'Zoë']) {
      expect(page.replaceAll('\n', '')).toContain(name)
    }
    expect(page).not.toContain('A box stands for')
  })

  // Boxes in place of a name would be a riddle without the words; other letters in their place would be a lie.
  it('draws a box for a letter no face holds, and says so', async () => {
    expect(faceText('温a', 'sans').map((piece) => [piece.text, piece.face === null])).toEqual([
      ['温', true],
      ['a', false],
    ])
    const [page = ''] = await make(report('温洛阳 ab', []))
    expect(page).toContain('A box stands for a letter')
    expect(page).toContain('ab')
  })
})

describe('the client’s page as a file', () => {
  it('is one sheet of text, whatever is ticked', async () => {
    const [step] = sheet.steps
    const steps = step ? ['a', 'b', 'c', 'd'].map((id) => ({ ...step, id })) : []
    for (const paper of ['a4', 'letter'] as const) {
      const pages = readPdf(await writeSheetFile({ ...sheet, steps }, { paper, language: 'en-GB' }))
      expect(pages).toHaveLength(1)
      expect(pages[0]).toContain('If you need someone now')
      expect(pages[0]).toContain('From Maud, 20 November 2026')
    }
  })
})
