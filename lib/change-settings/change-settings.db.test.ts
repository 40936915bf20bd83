import { describe, expect, it } from 'vitest'
import { setChangeSettings, withdrawChangeSettings } from '@/lib/change-settings/commands'
import { readChangeSettings } from '@/lib/change-settings/queries'
import { inPractice, makePractice } from '@/lib/testing/practice-fixture'

const strengths = { instrumentId: 'cta-40', scale: 'STR' }
const own = {
  ...{ sd: 15, reliability: 0.9, confidence: 90 as const, kind: 'test-retest', n: 60 },
  ...{ source: 'Own records, 2026', isCited: false },
}

describe('what a practice sets for judging change', () => {
  it('stands as a history: what was set, by whom, when, and that it was taken back', async () => {
    const practice = await makePractice()
    const at = (hour: number) => ({ now: new Date(Date.UTC(2026, 5, 3, hour)) })
    await inPractice(practice, (tx) => setChangeSettings(tx, { ...strengths, ...own }), at(9))
    await inPractice(practice, (tx) => withdrawChangeSettings(tx, strengths), at(10))
    const history = await inPractice(practice, readChangeSettings)
    expect(history).toMatchObject([
      { ...strengths, isWithdrawn: true, sd: null, setByName: practice.owner.name, setAt: at(10).now },
      { ...strengths, isWithdrawn: false, ...own, setAt: at(9).now },
    ])
    const record = await inPractice(practice, (tx) =>
      tx.db.auditEvent.findMany({ orderBy: { at: 'asc' }, select: { action: true } }),
    )
    expect(record.map((each) => each.action)).toEqual([
      'practice.change-settings-set',
      'practice.change-settings-withdrawn',
    ])
  })

  it('is refused where no change could be judged by it', async () => {
    const practice = await makePractice()
    const faulty = [{ sd: 0 }, { reliability: 1 }, { sd: Number.NaN }, { reliability: -0.1 }, { source: '' }, { n: 0 }]
    for (const fault of [...faulty, { scale: 'NONE' }, { instrumentId: 'cta-41' }]) {
      const set = inPractice(practice, (tx) => setChangeSettings(tx, { ...strengths, ...own, ...fault }))
      await expect(set, JSON.stringify(fault)).rejects.toThrow()
    }
    expect(await inPractice(practice, readChangeSettings)).toEqual([])
  })
})
