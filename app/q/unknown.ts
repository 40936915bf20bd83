import 'server-only'
import { forNobody } from '@/app/q/respond'
import { AppError } from '@/lib/domain/errors'

/** An address below /q that is none of ours: half a link, or one with something behind it. */
export const answerUnknown = forNobody({
  name: 'unknown',
  run: async () => {
    throw new AppError('LINK_UNKNOWN', 'no such address')
  },
})
