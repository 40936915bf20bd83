import { describe, expect, it } from 'vitest'
import { makeCode } from '@/lib/assignments/commands/codes'
import { completeAssignment } from '@/lib/assignments/commands/complete-assignment'
import { renewLink, revealLink, revokeAssignment } from '@/lib/assignments/commands/links'
import { mintJobScope } from '@/lib/auth/scope'
import { practiceDb } from '@/lib/db/practice-db'
import { type AskedForm, askForm } from '@/lib/testing/asked-form'
import { inPractice } from '@/lib/testing/practice-fixture'
import { eraseLink } from '@/lib/worker/erase-link'

const DAY = 86_400_000

/** Whether any link of the form still holds a secret that could be opened. */
async function hasSecret({ practice, assignmentId }: AskedForm): Promise<boolean> {
  const held = { assignmentId, OR: [{ secretSealed: { not: null } }, { codeHash: { not: null } }] }
  return (await inPractice(practice, (tx) => tx.db.link.count({ where: held }))) > 0
}

/** The job, as the queue would run it so many days from now. */
function eraseAfter({ practice, assignmentId }: AskedForm, days: number): Promise<void> {
  const ids = { practiceId: practice.practiceId, id: assignmentId }
  const now = new Date(Date.now() + days * DAY)
  const scope = mintJobScope(ids, crypto.randomUUID())
  return eraseLink({ ...ids, run: (work) => practiceDb(scope, work, { now }) })
}

describe('the secret of a link', () => {
  it('can be shown again while it is open, and each showing is in the record', async () => {
    const asked = await askForm()
    const { practice, assignmentId } = asked
    for (let turn = 0; turn < 3; turn += 1) {
      const { secret } = await inPractice(practice, (tx) => revealLink(tx, { assignmentId }))
      expect(secret).toBe(asked.secret)
    }
    await inPractice(practice, (tx) => makeCode(tx, asked))
    const shown = await inPractice(practice, (tx) =>
      tx.db.auditEvent.findMany({
        where: { action: { in: ['link.shown', 'link.code-made'] } },
        select: { actorId: true },
      }),
    )
    expect(shown).toEqual(Array(4).fill({ actorId: practice.owner.membershipId }))
  })

  const ends: [string, (asked: AskedForm) => Promise<unknown>, string][] = [
    ['sent', ({ practice, ...form }) => inPractice(practice, (tx) => completeAssignment(tx, form)), 'LINK_SPENT'],
    ['revoked', ({ practice, ...form }) => inPractice(practice, (tx) => revokeAssignment(tx, form)), 'LINK_REVOKED'],
    ['run out', (asked) => eraseAfter(asked, 15), 'LINK_EXPIRED'],
  ]

  it.each(ends)('is erased once it is %s, the short code with it', async (_how, end, code) => {
    const asked = await askForm()
    await inPractice(asked.practice, (tx) => makeCode(tx, asked))
    expect(await hasSecret(asked)).toBe(true)
    await end(asked)
    expect(await hasSecret(asked)).toBe(false)
    const later = { now: new Date(Date.now() + 15 * DAY) }
    const again = inPractice(asked.practice, (tx) => revealLink(tx, asked), later)
    await expect(again).rejects.toMatchObject({ code })
  })

  it('stays while there is time left, and the one of a renewed link stays for its own', async () => {
    const asked = await askForm()
    await eraseAfter(asked, 13)
    expect(await hasSecret(asked)).toBe(true)
    await inPractice(asked.practice, (tx) => renewLink(tx, { ...asked, expiresInDays: 30 }))
    await eraseAfter(asked, 15)
    expect(await hasSecret(asked)).toBe(true)
    await eraseAfter(asked, 31)
    expect(await hasSecret(asked)).toBe(false)
  })
})

describe('the due day of a form that is renewed', () => {
  // Late on 20 November in London, whose practice this is: the day ends there, not in UTC or on the machine.
  const now = new Date('2026-11-20T23:30:00Z')

  it.each([
    ['2026-11-19', null],
    ['2026-11-20', '2026-11-20'],
    ['2026-11-27', '2026-11-27'],
  ])('%s becomes %s', async (before, after) => {
    const asked = await askForm()
    const { assignmentId: id } = asked
    const kept = await inPractice(
      asked.practice,
      async (tx) => {
        await tx.db.assignment.updateMany({ where: { id }, data: { dueOn: new Date(before) } })
        await renewLink(tx, { assignmentId: id, expiresInDays: 14 })
        return tx.db.assignment.findFirst({ where: { id }, select: { dueOn: true } })
      },
      { now },
    )
    expect(kept?.dueOn?.toISOString().slice(0, 10) ?? null).toBe(after)
  })
})
