import { describe, expect, it, vi } from 'vitest'
import { makeSheet } from '@/app/_acts/make-sheet'
import { readTogether } from '@/app/(practice)/clients/[clientId]/_print/load-together'
import { GET as getReport } from '@/app/(practice)/clients/[clientId]/report.pdf/route'
import { GET as getSheet } from '@/app/(practice)/clients/[clientId]/sheet.pdf/route'
import type { Member } from '@/lib/auth/current-member'
import { REPORT_FOLDED } from '@/lib/format/print-words'
import { SHEET_WITHHELD } from '@/lib/format/sheet-words'
import { actAs } from '@/lib/testing/act-as'
import { makeClient, sendForm, sheetOf } from '@/lib/testing/answers-fixture'
import { inPractice, type MemberFixture, makePractice, type PracticeFixture } from '@/lib/testing/practice-fixture'
import { readPdf } from '@/lib/testing/read-pdf'

vi.mock('next/headers', async () => (await import('@/lib/testing/act-as')).nextHeaders)
vi.mock('next/cache', async () => (await import('@/lib/testing/act-as')).nextCache)

type Get = typeof getReport

async function fetchFile(get: Get, who: PracticeFixture | MemberFixture, clientId: string, query = '') {
  await actAs('owner' in who ? who.owner : who)
  const request = new Request(`http://localhost/clients/${clientId}/file.pdf${query}`)
  return get(request, { params: Promise.resolve({ clientId }) })
}

async function readPages(answer: Response): Promise<string[]> {
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="form-\d{4}-\d\d-\d\d\.pdf"$/)
  const file = Buffer.from(await answer.arrayBuffer())
  expect(file.subarray(0, 5).toString()).toBe('%PDF-')
  return readPdf(file)
}

async function listPrints(practice: PracticeFixture, clientId: string): Promise<string[]> {
  const rows = await inPractice(practice, (tx) =>
    tx.db.auditEvent.findMany({
      where: { clientId, action: { in: ['client.report-printed', 'client.sheet-made', 'client.shown-together'] } },
      orderBy: { id: 'asc' },
      select: { action: true },
    }),
  )
  return rows.map((row) => row.action)
}

const memberOf = (practice: PracticeFixture) =>
  ({
    name: 'Maud Thistlewick',
    practice: { ...practice, locale: 'en-GB', timeZone: 'Europe/London' },
  }) as unknown as Member

const take = { about: '', safe: 'take' as const, hasCrisis: true, step: [] }

async function makeTold(safety = 4) {
  const practice = await makePractice()
  const clientId = await makeClient(practice, 'Maren Holt')
  await sendForm(practice, clientId, {
    at: new Date('2026-03-03T10:00:00Z'),
    fields: sheetOf('cta-40', 3, { STR10: 4 }),
  })
  await sendForm(practice, clientId, {
    at: new Date('2026-06-03T10:00:00Z'),
    fields: sheetOf('cta-40', 1, { STR10: safety }),
  })
  return { practice, clientId }
}

describe('a clinician’s report', () => {
  it('is a file with identifiers, version, window, change and caveats, and is in the record', async () => {
    const { practice, clientId } = await makeTold()
    await inPractice(practice, (tx) =>
      tx.db.client.updateMany({
        where: { id: clientId },
        data: { recordNumber: '2026-0417', bornOn: new Date('1989-03-11') },
      }),
    )
    const pages = await readPages(await fetchFile(getReport, practice, clientId))
    expect(pages.length).toBeGreaterThan(1)
    for (const [index, page] of pages.entries()) {
      for (const words of ['Maren Holt', 'Record 2026-0417', '11 March 1989', 'Partner', 'Not a diagnosis.']) {
        expect(page).toContain(words)
      }
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`)
    }
    const text = pages.join('\n').replaceAll('\n', ' ')
    for (const words of [
      'Relationship patterns questionnaire',
      '0.1.0-draft',
      'past 4 weeks',
      'beyond assumed error',
    ]) {
      expect(text).toContain(words)
    }
    expect(text).not.toMatch(/codependen/i)
    expect(await listPrints(practice, clientId)).toEqual(['client.report-printed'])
  })

  it('leaves bands, change and the drawing out while a safety review is open, and says so', async () => {
    const { practice, clientId } = await makeTold(0)
    const text = (await readPages(await fetchFile(getReport, practice, clientId))).join('\n').replaceAll('\n', ' ')
    expect(text).toContain(REPORT_FOLDED.slice(0, 40))
    expect(text).not.toMatch(/assumed error|Lower than first|Stands out|Since first|Reported|Often|Rarely reported/)
    expect(text).toContain('25.0')
  })

  it('is the same 404 for another practice’s client, one that never was and no id', async () => {
    const { clientId } = await makeTold()
    const other = await makePractice()
    for (const id of [clientId, crypto.randomUUID(), "x'--"]) {
      for (const get of [getReport, getSheet]) {
        await expect(fetchFile(get, other, id)).rejects.toMatchObject({ digest: 'NEXT_HTTP_ERROR_FALLBACK;404' })
      }
    }
  })

  it('says that nothing counts yet of a client without a result', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice, '温'.repeat(200))
    const pages = await readPages(await fetchFile(getReport, practice, clientId, '?paper=letter&about=x'))
    expect(pages.join(' ')).toContain('No result counts yet.')
  })
})

describe('a client’s sheet', () => {
  it('opens for whoever said that it is safe to take home, and for nobody else', async () => {
    const { practice, clientId } = await makeTold()
    const before = await fetchFile(getSheet, practice, clientId, '?made=1')
    expect([before.status, before.headers.get('location')]).toEqual([303, `/clients/${clientId}/sheet?made=1`])
    const { href } = await inPractice(practice, (tx) => makeSheet(tx, { ...take, clientId }))
    expect(href).toBe(`/clients/${clientId}/sheet?made=1&crisis=1`)
    const [page = '', ...more] = await readPages(await fetchFile(getSheet, practice, clientId, '?made=1&crisis=1'))
    expect(more).toEqual([])
    expect(page).toContain('What you told us')
    expect(page).toContain('less often')
    expect(page).not.toMatch(/Maren|Holt|codepend|therap|trait|score|CTA|error|25\.0|75\.0/i)
    expect((await fetchFile(getSheet, practice.clinician, clientId, '?made=1')).status).toBe(303)
    expect(await listPrints(practice, clientId)).toEqual(['client.sheet-made'])
  })

  it('is withheld while a safety review is open, even if it was made just before', async () => {
    const { practice, clientId } = await makeTold()
    await inPractice(practice, (tx) => makeSheet(tx, { ...take, clientId }))
    await sendForm(practice, clientId, {
      at: new Date('2026-07-03T10:00:00Z'),
      fields: sheetOf('cta-40', 1, { STR10: 0 }),
    })
    expect((await fetchFile(getSheet, practice, clientId, '?made=1')).status).toBe(303)
    const again = await inPractice(practice, (tx) => makeSheet(tx, { ...take, clientId }))
    expect(again.href).toBe(`/clients/${clientId}/sheet`)
    expect(await listPrints(practice, clientId)).toEqual(['client.sheet-made'])
    const shown = await inPractice(practice, (tx) => readTogether(tx, memberOf(practice), clientId, {}))
    expect(shown).toMatchObject({ instead: SHEET_WITHHELD, charts: [] })
    expect(await listPrints(practice, clientId)).toEqual(['client.sheet-made'])
  })

  it('goes to the screen where it is not safe, and showing is in the record', async () => {
    const { practice, clientId } = await makeTold()
    const { href } = await inPractice(practice, (tx) => makeSheet(tx, { ...take, safe: 'screen', clientId }))
    expect(href).toBe(`/clients/${clientId}/together`)
    const shown = await inPractice(practice, (tx) => readTogether(tx, memberOf(practice), clientId, {}))
    expect(shown.charts.map((chart) => chart.told.length)).toEqual([2, 2])
    const said = [shown.sentence, ...shown.charts.flatMap(({ title, chart, told }) => [title, chart.label, ...told])]
    expect(said.join(' ')).not.toMatch(/Maren|codepend|therap|score|assumed|lower than|\d\.\d/i)
    expect(shown.charts.flatMap(({ chart }) => chart.points.map((point) => point.words))).toEqual(['', '', '', ''])
    expect(JSON.stringify(shown)).not.toMatch(/isBeyond|isProrated|ribbon|events/)
    expect(await listPrints(practice, clientId)).toEqual(['client.shown-together'])
  })
})
