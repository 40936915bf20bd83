import { readFile } from 'node:fs/promises'
import { assignableForms } from '@/lib/domain/forms'
import { TELLING_WORDS } from '@/lib/domain/neutral-words'
import { sendForm, sheetOf } from '@/lib/testing/answers-fixture'
import { inPractice, makePractice, type PracticeFixture } from '@/lib/testing/practice-fixture'
import { addNamedClient, assignForm, assignWithPin, fillDraft, revokeForm } from './forms'
import { expect, test } from './house'
import { addressOf, listRoutes } from './routes'
import { type Answer, assignmentOf, follow, open, type Visitor } from './visitor'

/** Names of forms, of the practice and of its people tell as much as the words do. */
const NAMES = new RegExp(`${assignableForms.map(({ id }) => id).join('|')}|Heron|Olive|Clem\\b|Wren|Larkin`, 'i')
const CLIENT = 'Ada Larkin'
const OLD = new Date(Date.now() - 40 * 86_400_000)

const make = () => makePractice({ name: 'Heron Relationship Therapy' })

/** All that somebody holding the phone, or reading its history, its cookies or a proxy's log, could read. */
function readOutside({ path, location, headers }: Answer, secret: string): string {
  return [path, location, JSON.stringify(headers)].join('\n').replaceAll(secret, '')
}

function faultsOf(what: string, text: string): string[] {
  return [TELLING_WORDS, NAMES].flatMap((telling) => {
    const found = telling.exec(text)?.[0]
    return found ? [`${what} says “${found}”`] : []
  })
}

/** Before a link is opened nothing tells: neither what shows nor what stands around it. */
function judgeUnopened(answer: Answer, secret: string): string[] {
  const what = `${answer.path.replaceAll(secret, '')} (${answer.status})`
  const title = /<title>(.*?)<\/title>/.exec(answer.body)?.[1]
  const isPage = /text\/html/.test(answer.headers['content-type'] ?? '') && answer.body !== ''
  return [
    ...faultsOf(what, `${readOutside(answer, secret)}\n${answer.body.replaceAll(secret, '')}`),
    ...(isPage && title !== 'Questionnaire' ? [`${what} is titled ${title}`] : []),
  ]
}

/** Every address of the respondent's side, each with every method it has, and HEAD, which frameworks answer by themselves. */
async function askEverything(visitor: Visitor, secret: string, fields: Record<string, string> = {}): Promise<Answer[]> {
  const values = { secret, step: '3', rest: 'x/y' }
  const answers: Answer[] = []
  for (const route of listRoutes().filter(({ pattern }) => /^\/q(\/|$)/.test(pattern))) {
    const address = addressOf(route, values)
    answers.push(await visitor.get(address))
    // Leaving ends the sitting that the others are asked with: it comes last.
    if (route.methods.includes('POST') && address !== '/q/leave') answers.push(await visitor.post(address, fields))
  }
  return [...answers, await visitor.post('/q/leave', fields)]
}

async function lock(practice: PracticeFixture, { assignmentId }: { assignmentId: string }): Promise<void> {
  const data = { pinTries: 5, lockedAt: new Date() }
  await inPractice(practice, (tx) => tx.db.assignment.updateMany({ where: { id: assignmentId }, data }))
}

test.describe('before a link is opened', () => {
  test('nothing tells, whatever became of the link, on any address and by any method', async ({ newVisitor }) => {
    const practice = await make()
    const [expired, revoked, spent, locked] = [
      await assignForm(practice, { now: OLD }),
      await assignForm(practice),
      await assignForm(practice),
      await assignWithPin(practice),
    ]
    await revokeForm(practice, revoked)
    await fillDraft(practice, spent)
    const sender = await newVisitor()
    await open(sender, spent.secret)
    await sender.press(await sender.get('/q/review'), 'Send answers')
    await lock(practice, locked)
    const faults: string[] = []
    for (const secret of ['y'.repeat(43), expired.secret, revoked.secret, spent.secret, locked.secret]) {
      for (const answer of await askEverything(await newVisitor(), secret))
        faults.push(...judgeUnopened(answer, secret))
    }
    expect(faults).toEqual([])
  })

  test('nor while its PIN is asked, given wrongly, and when it locks', async ({ newVisitor }) => {
    const practice = await make()
    const form = await assignWithPin(practice)
    const visitor = await newVisitor()
    const asked = await follow(visitor, await open(visitor, form.secret))
    const wrong = form.pin === '123456' ? '654321' : '123456'
    const seen = [asked]
    for (const pin of ['', '12', ...Array.from({ length: 5 }, () => wrong)]) {
      const answer = await visitor.press(asked, 'Continue', { pin })
      seen.push(answer, await follow(visitor, answer))
      for (const path of ['/q/form', '/q/form/3', '/q/review', '/q/thanks', '/q/staying-safe']) {
        seen.push(await visitor.get(path))
      }
    }
    seen.push(...(await askEverything(visitor, form.secret, { assignment: assignmentOf(asked), pin: wrong })))
    expect(seen.some(({ body }) => body.includes('This link is locked'))).toBe(true)
    expect(seen.flatMap((answer) => judgeUnopened(answer, form.secret))).toEqual([])
  })

  test('nor at an address mistyped, or asked for by the phone itself', async ({ newVisitor }) => {
    const { secret } = await assignForm(await make())
    const visitor = await newVisitor()
    const faults: string[] = []
    for (const path of [
      ...[`/${secret}`, `/Q/${secret}`, `/q/${secret}.`, `/q/${secret}/`, `/q/${secret}?utm_source=mail`, '/q/'],
      ...['/favicon.ico', '/robots.txt', '/sitemap.xml', '/manifest.webmanifest', '/manifest.json'],
      ...['/apple-touch-icon.png', '/icon.svg', '/.well-known/assetlinks.json', '/sw.js'],
    ]) {
      const answer = await visitor.get(path)
      const what = `${path.replaceAll(secret, '')} (${answer.status})`
      faults.push(...faultsOf(what, `${readOutside(answer, secret)}\n${answer.body.replaceAll(secret, '')}`))
    }
    expect(faults).toEqual([])
  })
})

test.describe('once it is open', () => {
  // The heading asks what it asks; the tab, the address bar and the history say nothing of it.
  test('titles, addresses, headers and cookies still tell nothing, for every form', async ({ newVisitor }) => {
    const practice = await make()
    const faults: string[] = []
    for (const { id, questionCount } of assignableForms) {
      const form = await assignForm(practice, { instrumentId: id })
      const visitor = await newVisitor()
      const opened = await visitor.press(await visitor.get(`/q/${form.secret}`), 'Open the form')
      const seen = [opened, await visitor.get('/q/form')]
      const assignment = assignmentOf(seen[1] as Answer)
      for (let step = 1; step <= questionCount + 3; step += 1) seen.push(await visitor.get(`/q/form/${step}`))
      for (const path of ['/q/review', '/q/staying-safe?step=3', '/q/pin']) seen.push(await visitor.get(path))
      seen.push(await visitor.post('/q/form/1', { assignment, answer: 'partner', go: 'next' }))
      seen.push(await visitor.post('/q/form/3', { assignment, answer: 'none of these' }))
      seen.push(await visitor.post('/q/leave', { assignment }))
      for (const answer of seen) {
        const head = /<head>.*?<\/head>/s.exec(answer.body)?.[0] ?? ''
        faults.push(...faultsOf(`${id}: ${answer.path}`, `${readOutside(answer, form.secret)}\n${head}`))
        if (head !== '' && !head.includes('<title>Questionnaire</title>'))
          faults.push(`${answer.path} has its own title`)
      }
    }
    expect(faults).toEqual([])
  })

  test('the sheet a client takes home: its name, its title and what a phone shows of it', async ({ page, signIn }) => {
    const practice = await make()
    await signIn(practice.owner)
    const clientId = await addNamedClient(practice, CLIENT)
    const at = new Date(Date.now() - 86_400_000)
    await sendForm(practice, clientId, { at, fields: sheetOf('cta-40', 2, { STR10: 4 }) })
    await page.goto(`/clients/${clientId}/sheet`)
    await page.getByRole('radio', { name: 'Yes, it is safe' }).check()
    await page.getByRole('button', { name: 'Go on' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'PDF' }).click(),
    ])
    const whole = (await readFile(await download.path())).toString('latin1')
    // Without what is drawn: only names and properties.
    const file = whole.replaceAll(/stream[\s\S]*?endstream/g, '')
    expect(download.suggestedFilename()).toMatch(/^form-\d{4}-\d\d-\d\d\.pdf$/)
    expect(file).toContain('(Your answers)')
    // Properties too: the program's name, searched for, leads to what it is for.
    expect(faultsOf('the file', file)).toEqual([])
    expect(file).not.toMatch(/Interdepend/i)
  })
})
