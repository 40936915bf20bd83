import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeCode } from '@/lib/assignments/commands/codes'
import { renewLink, revokeAssignment } from '@/lib/assignments/commands/links'
import { CODE_MINUTES } from '@/lib/domain/short-code'
import { type AskedForm, askForm } from '@/lib/testing/asked-form'
import { inPractice } from '@/lib/testing/practice-fixture'
import { RespondentBrowser, readHeading } from '@/lib/testing/respondent-browser'

const WRONG = 'K7QF2MXA'

/** Tries are counted by address: each test comes from one of its own. */
const place = () => ({ 'x-forwarded-for': `test-${randomUUID()}` })

async function codeOf(asked: AskedForm, options: { now?: Date } = {}): Promise<string> {
  return (await inPractice(asked.practice, (tx) => makeCode(tx, asked), options)).code
}

const type = (code: string, from = place()) => new RespondentBrowser().postOnly('/q/code', { code }, from)

describe('a code from another screen', () => {
  it('is asked for on a page that is the same for everyone', async () => {
    const page = await new RespondentBrowser().get('/q/code')
    expect([page.status, readHeading(page.html)]).toEqual([200, 'Enter your code'])
    expect(page.html).toContain('<title>Questionnaire</title>')
  })

  it('leads once to the gate of its link, however it is typed', async () => {
    const asked = await askForm({ isPinAsked: true })
    const code = await codeOf(asked)
    expect((await type(`${code.slice(0, 4).toLowerCase()} - ${code.slice(4)}`)).to).toBe(`/q/${asked.secret}`)
    expect(await type(code)).toMatchObject({ status: 422, to: null })
    expect(readHeading((await new RespondentBrowser().post(`/q/${asked.secret}`)).html)).toBe('Enter your PIN')
  })

  it('of ten at the same moment one passes', async () => {
    const code = await codeOf(await askForm())
    const replies = await Promise.all(Array.from({ length: 10 }, () => type(code)))
    expect(replies.map((reply) => reply.status).sort()).toEqual([303, ...Array(9).fill(422)])
  })

  it('wrong, malformed, used, replaced, run out, revoked or renewed, the answer is the same page', async () => {
    const used = await codeOf(await askForm())
    await type(used)
    const again = await askForm()
    const replaced = await codeOf(again)
    await codeOf(again)
    const late = await codeOf(await askForm(), { now: new Date(Date.now() - CODE_MINUTES * 60_000 - 1000) })
    const [gone, renewed] = [await askForm(), await askForm()]
    const revokedCode = await codeOf(gone)
    const renewedCode = await codeOf(renewed)
    await inPractice(gone.practice, (tx) => revokeAssignment(tx, gone))
    await inPractice(renewed.practice, (tx) => renewLink(tx, { ...renewed, expiresInDays: 14 }))
    const replies = await Promise.all(
      [WRONG, '', 'x', used, replaced, late, revokedCode, renewedCode].map((code) => type(code)),
    )
    expect(new Set(replies.map((reply) => `${reply.status} ${reply.html}`)).size).toBe(1)
    expect(replies[0]?.html).toContain('This code does not open anything.')
  })

  it('twenty tries from one place, then none, the right one included', async () => {
    const from = place()
    for (let turn = 0; turn < 20; turn += 1) expect((await type(WRONG, from)).status).toBe(422)
    const asked = await askForm()
    const code = await codeOf(asked)
    expect((await type(code, from)).status).toBe(429)
    expect((await type(code)).to).toBe(`/q/${asked.secret}`)
  })

  it('stands nowhere in the clear, and not beside a link that has ended', async () => {
    const asked = await askForm()
    const code = await codeOf(asked)
    const read = () =>
      inPractice(asked.practice, (tx) =>
        tx.db.link.findFirstOrThrow({ where: { assignmentId: asked.assignmentId }, select: { codeHash: true } }),
      )
    const { codeHash } = await read()
    expect(codeHash).toHaveLength(32)
    expect(Buffer.from(codeHash ?? []).includes(code)).toBe(false)
    await inPractice(asked.practice, (tx) => revokeAssignment(tx, asked))
    expect((await read()).codeHash).toBeNull()
  })
})
