import { assignForm, fillDraft, readStored, type SentForm } from './forms'
import { expect, test } from './house'
import { type Answer, open, type Visitor } from './visitor'

/** More at once than the server's pool has connections (10), three times over. */
const AT_ONCE = 30

/** Opens a form whose questions are answered, and stops where only sending is left. */
async function toReview(visitor: Visitor, secret: string): Promise<Answer> {
  await open(visitor, secret)
  return visitor.get('/q/review')
}

test.describe('many people at the same moment', () => {
  test.setTimeout(240_000)

  // A practice that sends forms on Monday morning: everybody presses Send at nine.
  test(`${AT_ONCE} submits at once: every one is stored, once`, async ({ practice, newVisitor }) => {
    const forms: SentForm[] = []
    const ready: { visitor: Visitor; review: Answer }[] = []
    for (let turn = 0; turn < AT_ONCE; turn += 1) {
      const form = await assignForm(practice)
      await fillDraft(practice, form)
      forms.push(form)
    }
    for (let from = 0; from < AT_ONCE; from += 8) {
      const batch = forms.slice(from, from + 8).map(async (form) => {
        const visitor = await newVisitor()
        return { visitor, review: await toReview(visitor, form.secret) }
      })
      ready.push(...(await Promise.all(batch)))
    }
    const sent = await Promise.all(ready.map(({ visitor, review }) => visitor.press(review, 'Send answers')))
    const refused = sent.filter((answer) => !answer.location.includes('/q/thanks'))
    // Nobody is lost: whoever is asked to wait presses again, and has one receipt.
    for (const answer of refused) expect([429, 503]).toContain(answer.status)
    for (const [index, answer] of sent.entries()) {
      const one = ready[index]
      if (one && refused.includes(answer)) {
        const again = await one.visitor.press(one.review, 'Send answers')
        expect(again.location).toContain('/q/thanks')
      }
    }
    for (const form of forms)
      expect(await readStored(practice, form)).toMatchObject({ responses: 1, isCompleted: true })
  })

  test('saves and a submit crossing each other lose nothing and leave nothing behind', async ({
    practice,
    newVisitor,
  }) => {
    for (let turn = 0; turn < 3; turn += 1) {
      const form = await assignForm(practice)
      await fillDraft(practice, form)
      const visitor = await newVisitor()
      const review = await toReview(visitor, form.secret)
      const assignment = /name="assignment" value="([^"]+)"/.exec(review.body)?.[1] ?? ''
      const saves = Array.from({ length: 6 }, (_, index) =>
        visitor.post(`/q/form/${3 + index}/save`, { assignment, answer: '4' }),
      )
      const answers = await Promise.all([visitor.press(review, 'Send answers'), ...saves])
      for (const answer of answers) expect(answer.status).toBeLessThan(500)
      const stored = await readStored(practice, form)
      if (stored.isCompleted) expect(stored).toMatchObject({ responses: 1, draft: {} })
      else expect(stored.responses).toBe(0)
    }
  })

  test('as many pages of a caseload at once', async ({ page, practice, signIn }) => {
    await signIn(practice.owner)
    const look = () => page.request.get('/caseload')
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, look))
    const failed = answers.filter((answer) => answer.status() !== 200)
    expect(failed.length, 'few are asked to wait').toBeLessThan(AT_ONCE / 4)
    expect((await look()).status(), 'and the next one is served again').toBe(200)
  })
})
