import { z } from 'zod'
import { FORM } from '@/app/q/addresses'
import { frame } from '@/app/q/frame'
import { forLink, forNobody } from '@/app/q/respond'
import { openSitting } from '@/lib/assignments/commands/sittings'
import { SECRET_SHAPE } from '@/lib/auth/respondents'
import { refreshOverview } from '@/lib/clients/commands/refresh-overview'
import { AppError } from '@/lib/domain/errors'

/** Changes nothing, looks nothing up, and is the same for every link: mail scanners and previews load it too. */
export const GET = forNobody({
  name: 'gate',
  run: async ({ params }) => {
    const secret = String(params.secret)
    if (!SECRET_SHAPE.test(secret)) throw new AppError('LINK_UNKNOWN', 'no secret')
    return {
      kind: 'page',
      page: frame(null, { kind: 'gate', action: `/q/${secret}`, stopAction: `/q/${secret}/stop` }),
    }
  },
})

/** The button opens: a sitting bound to this one assignment, at an address without the secret. */
export const POST = forLink({
  name: 'open',
  input: z.strictObject({}),
  run: async ({ tx, facts, isEnded }) => {
    const token = await openSitting(tx)
    if (isEnded) throw new AppError('LINK_REPLACED')
    if (!facts.openedAt) await refreshOverview(tx, facts.clientId)
    return { kind: 'move', to: FORM, token }
  },
})
