import { describe, expect, it } from 'vitest'
import type { SheetLeafView } from '@/components/print/print-view'
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

describe('the client’s page as a file', () => {
  it('is one sheet of text, whatever is ticked', async () => {
    const steps = Array.from({ length: 4 }, (_, index) => ({
      ...sheet.steps[0],
      id: `${index}`,
    })) as SheetLeafView['steps']
    for (const paper of ['a4', 'letter'] as const) {
      const file = await writeSheetFile({ ...sheet, steps }, { paper, language: 'en-GB' })
      const pages = readPdf(file)
      expect(pages).toHaveLength(1)
      expect(pages[0]).toContain('If you need someone now')
      expect(pages[0]).toContain('From Maud, 20 November 2026')
    }
  })
})
