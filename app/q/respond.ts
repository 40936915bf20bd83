import 'server-only'
import { HANDED_BACK, IN_USE, PIN, STALE_REVIEW } from '@/app/q/addresses'
import { frame, neutralSiteOf } from '@/app/q/frame'
import { placeOf } from '@/app/q/own-form'
import { renderBlankPage, renderRespondentPage } from '@/components/respondent/render-respondent-page'
import type { ProblemView, RespondentView } from '@/components/respondent/view-models'
import { isSittingLive, refuseClosed, touchSitting } from '@/lib/assignments/commands/sittings'
import { getOwnAssignment, type OwnAssignment } from '@/lib/assignments/queries/get-own-assignment'
import { AppError, type AppErrorCode } from '@/lib/domain/errors'
import type { ProblemKind } from '@/lib/domain/messages/message-types'
import { formatDateSince } from '@/lib/format/dates'
import {
  type RespondentAnswer,
  type RespondentCall,
  type RespondentFaces,
  type RespondentFailure,
  type RespondentRoute,
  respondentHandler,
} from '@/lib/server/respondent-handler'

export type Answer = RespondentAnswer<RespondentView>

type Route<Input, E extends 'nobody' | 'anyone' | 'link' | 'sitting'> = Omit<
  RespondentRoute<OwnAssignment, Input, RespondentView, E>,
  'entry'
>

/** The same page for everyone; nothing is looked up before it runs. */
export function forNobody<Input = null>(route: Route<Input, 'nobody'>) {
  return respondentHandler(FACES, { ...route, entry: 'nobody' })
}

/** A page that stands without a form, with the practice's own numbers and neutral site where a cookie names it. */
export function forAnyone<Input = null>(route: Route<Input, 'anyone'>) {
  return respondentHandler(FACES, { ...route, entry: 'anyone' })
}

/** The way out works for anyone and whatever happens: only a foreign page is refused it. */
export function forLeaving(route: Route<null, 'anyone'>) {
  const faces: typeof FACES = {
    ...FACES,
    answerFailure: (failure, own) =>
      failure.code === 'BAD_ORIGIN'
        ? answerFailure(failure, own)
        : { kind: 'blank', leaveFor: neutralSiteOf(own), isCookieKept: own?.sitting?.isHandedOver === true },
  }
  return respondentHandler(faces, { ...route, entry: 'anyone' })
}

/** Whoever holds a link's secret. */
export function forLink<Input = null>(route: Route<Input, 'link'>) {
  return respondentHandler(FACES, { ...route, entry: 'link' })
}

/** Whoever sits at an open form: link open, sitting live, PIN given where one is asked. */
export function forSitting<Input = null>(route: Route<Input, 'sitting'>) {
  const run = async (call: RespondentCall<OwnAssignment, Input, 'sitting'>) => {
    await admit(call)
    requirePin(call.facts)
    return route.run(call)
  }
  return respondentHandler(FACES, { ...route, entry: 'sitting', run })
}

/** The one page of a sitting before its PIN is given. */
export function forSittingBeforePin<Input = null>(route: Route<Input, 'sitting'>) {
  const run = async (call: RespondentCall<OwnAssignment, Input, 'sitting'>) => {
    await admit(call)
    return route.run(call)
  }
  return respondentHandler(FACES, { ...route, entry: 'sitting', run })
}

/** As forSitting, but a form that was sent already reaches `run`: the same submit again has the same receipt. */
export function forSubmit<Input>(route: Route<Input, 'sitting'>) {
  const run = async (call: RespondentCall<OwnAssignment, Input, 'sitting'>) => {
    if (!call.facts.completedAt) {
      await admit(call)
      requirePin(call.facts)
    }
    return route.run(call)
  }
  return respondentHandler(FACES, { ...route, entry: 'sitting', run })
}

/** Whether a PIN is still to be given. On a device handed over in the session none is. */
export function isPinMissing(own: OwnAssignment): boolean {
  return own.isPinRequired && !own.sitting?.isHandedOver && own.sitting?.pinPassedAt == null
}

const FACES: RespondentFaces<OwnAssignment, RespondentView> = {
  load: getOwnAssignment,
  render: renderRespondentPage,
  renderBlank: () => renderBlankPage('en'),
  answerFailure,
}

/** Why a form is closed goes before why a sitting is: the first has another next step. */
async function admit({ tx, facts }: RespondentCall<OwnAssignment, unknown, 'sitting'>): Promise<void> {
  // Whoever gave the PIN goes on: wrong tries elsewhere lock the link, not them.
  refuseClosed({ ...facts, lockedAt: isPinMissing(facts) ? facts.lockedAt : null }, tx.now)
  if (!facts.sitting || !isSittingLive(facts.sitting, tx.now)) throw new AppError('SIGNED_OUT', 'sitting over')
  await touchSitting(tx, facts.sitting)
}

function requirePin(own: OwnAssignment): void {
  if (isPinMissing(own)) throw new AppError('WRONG_PIN', 'no PIN yet')
}

function answerFailure(failure: RespondentFailure, own: OwnAssignment | null): Answer {
  const { code, isBackground } = failure
  if (!isBackground && code === 'WRONG_PIN') return { kind: 'move', to: PIN }
  if (!isBackground && own?.sitting?.isHandedOver && CLOSED.has(code)) {
    return { kind: 'move', to: own.completedAt ? HANDED_BACK : IN_USE }
  }
  if (!isBackground && code === 'STALE') return { kind: 'move', to: STALE_REVIEW }
  const problem = PROBLEMS[code] ?? 'unreadable'
  const page: ProblemView = {
    kind: 'problem',
    problem,
    date: problem === 'expired' && own ? formatDateSince(own.expiresAt, placeOf(own), new Date()) : null,
    retryUrl: failure.address,
    requestId: problem === 'failed' ? failure.requestId : null,
  }
  return { kind: 'page', page: frame(own, page), isCookieCleared: code === 'SIGNED_OUT' }
}

/** The form of a device that was handed over is at its end: its owner's password comes next, not a link. */
const CLOSED = new Set<string>(['SIGNED_OUT', 'LINK_SPENT', 'LINK_REVOKED', 'LINK_EXPIRED'])

const PROBLEMS: Partial<Record<AppErrorCode | 'UNEXPECTED', ProblemKind>> = {
  SIGNED_OUT: 'ended',
  FORBIDDEN: 'ended',
  NOT_FOUND: 'unknown',
  LINK_UNKNOWN: 'unknown',
  LINK_EXPIRED: 'expired',
  LINK_REVOKED: 'revoked',
  LINK_SPENT: 'spent',
  LINK_REPLACED: 'replaced',
  LINK_LOCKED: 'locked',
  TOO_MANY: 'too-many',
  UNAVAILABLE: 'unavailable',
  CONFLICT: 'failed',
  UNEXPECTED: 'failed',
}
