import { z } from 'zod'
import { addressOf, FORM } from '@/app/q/addresses'
import { frame } from '@/app/q/frame'
import { formOf, placeOf } from '@/app/q/own-form'
import { forSitting } from '@/app/q/respond'
import { findLastReadAt } from '@/lib/assignments/queries/get-own-assignment'
import { givenNameOf } from '@/lib/domain/given-name'
import { resumeStep } from '@/lib/domain/respondent-steps'
import { formatDateSince } from '@/lib/format/dates'

export const GET = forSitting({
  name: 'intro',
  run: async ({ tx, facts }) => {
    const form = formOf(facts)
    const lastReadAt = await findLastReadAt(tx)
    const place = placeOf(facts)
    return {
      kind: 'page',
      page: frame(facts, {
        kind: 'intro',
        action: FORM,
        questions: form.instrument ? 'statements' : 'questions',
        count: form.questionCount,
        minutes: form.approxMinutes,
        openUntil: formatDateSince(facts.expiresAt, place, tx.now),
        reader: { name: givenNameOf(facts.readerName), colleagues: facts.colleagueCount },
        readingPromiseWorkingDays: facts.readingPromiseDays,
        lastReadOn: lastReadAt && formatDateSince(lastReadAt, place, tx.now),
        hasBegun: facts.draft.size > 0,
      }),
    }
  },
})

/** Begins, or goes on at the first question neither answered nor skipped. */
export const POST = forSitting({
  name: 'begin',
  input: z.strictObject({}),
  run: async ({ facts }) => ({ kind: 'move', to: addressOf(resumeStep(formOf(facts), facts.draft)) }),
})
