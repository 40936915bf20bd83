import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { makePopulatedPractice } from '@/lib/testing/populated-practice'
import { expect, type Page, test } from './house'
import { openForm } from './respondent'

const KILOBYTE = 1024

/** Bytes that a fresh visit to a page moves, each answer compressed as a server would send it. */
async function weigh(
  page: Page,
  visit: () => Promise<unknown>,
): Promise<{ total: number; each: Record<string, number> }> {
  const each: Record<string, number> = {}
  const waiting: Promise<void>[] = []
  page.on('response', (answer) => {
    const note = async () => {
      const body = await answer.body().catch(() => Buffer.alloc(0))
      each[new URL(answer.url()).pathname] = /woff2$/.test(answer.url()) ? body.length : gzipSync(body).length
    }
    waiting.push(note())
  })
  await visit()
  await page.waitForLoadState('networkidle')
  await Promise.all(waiting)
  return { total: Object.values(each).reduce((sum, bytes) => sum + bytes, 0), each }
}

test.describe('what a page weighs', () => {
  // A phone on a bad connection: page, style, script and icon together.
  test('a respondent’s page: at most 15 KB, all told', async ({ page }) => {
    const practice = await makePopulatedPractice('Weight')
    const gate = await weigh(page, () => page.goto(`/q/${practice.secret}`))
    expect(gate.total, JSON.stringify(gate.each)).toBeLessThan(15 * KILOBYTE)
    await openForm(page, `/q/${practice.secret}`)
    const form = await weigh(page, () => page.reload())
    expect(form.total, JSON.stringify(form.each)).toBeLessThan(15 * KILOBYTE)
  })

  test('a clinician’s page: at most 260 KB, fonts included', async ({ page, signIn }) => {
    const practice = await makePopulatedPractice('Weight')
    await signIn(practice.owner)
    for (const address of ['/home', '/caseload', `/clients/${practice.ids.clientId}`]) {
      const found = await weigh(page, () => page.goto(address))
      expect(found.total, `${address} ${JSON.stringify(found.each)}`).toBeLessThan(260 * KILOBYTE)
    }
  })
})

test.describe('what the build made', () => {
  test('server actions are the ones made by practiceAction, and no other', async ({ buildFolder }) => {
    const file = fileURLToPath(new URL(`../${buildFolder}/server/server-reference-manifest.json`, import.meta.url))
    const { node } = JSON.parse(readFileSync(file, 'utf8')) as {
      node: Record<string, { exportedName?: string; filename?: string }>
    }
    const built = Object.values(node).map((each) => `${each.filename}:${each.exportedName}`)
    expect(built.toSorted()).toEqual(listActions().toSorted())
  })
})

/** Every export of every actions.ts; the structure test says that each is made by practiceAction. */
function listActions(): string[] {
  const root = fileURLToPath(new URL('..', import.meta.url))
  return findActionFiles(root, 'app').flatMap((path) =>
    [...readFileSync(`${root}/${path}`, 'utf8').matchAll(/^export const (\w+) = practiceAction\(/gm)].map(
      ([, name]) => `${path}:${name}`,
    ),
  )
}

function findActionFiles(root: string, folder: string): string[] {
  return readdirSync(`${root}/${folder}`, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return findActionFiles(root, path)
    return entry.name === 'actions.ts' ? [path] : []
  })
}
