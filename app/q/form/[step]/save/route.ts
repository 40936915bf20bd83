import { forSitting } from '@/app/q/respond'
import { readStepPost, saveAnswers, stepFields } from '@/app/q/step-post'
import { AppError } from '@/lib/domain/errors'

/** The script's save on selection. It reads the status alone: 2xx is saved, 4xx is not taken, the rest it tries again. */
export const POST = forSitting({
  name: 'save',
  isBackground: true,
  input: stepFields,
  run: async ({ tx, facts, input, params }) => {
    const post = readStepPost(facts, params.step, input, true)
    if (!post.ok) throw new AppError('BAD_INPUT', post.problem)
    await saveAnswers(tx, facts, post.writes)
    return { kind: 'saved' }
  },
})
