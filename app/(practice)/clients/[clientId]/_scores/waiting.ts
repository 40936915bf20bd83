import { instrumentOf, type Reading, resultHref, reviewHref } from '@/app/(practice)/clients/[clientId]/_scores/reading'
import type { ReferentChoice } from '@/components/assessments/referent-confirm'
import type { UnreadLine } from '@/components/assessments/unread-lines'
import type { VoidedLine } from '@/components/assessments/voided-list'
import { readingPath } from '@/components/read-queue/queue-address'
import type { HistoryResponse } from '@/lib/assessments/queries/read-score-history'
import type { CheckInRow } from '@/lib/check-ins/queries'
import { CHECK_IN } from '@/lib/domain/check-in'
import type { AnswerKind, VoidKind } from '@/lib/domain/flags'
import { isPastPromise, promiseDueOn } from '@/lib/domain/reading-promise'
import type { ReferentKind } from '@/lib/domain/referents'
import { localDateOf } from '@/lib/domain/wall-time'
import { formatDate, formatDateSince } from '@/lib/format/dates'
import { formatReferent } from '@/lib/format/referent-words'

/** Results and check-ins nobody has read, the oldest promise first. */
export function listUnread(
  counted: readonly HistoryResponse[],
  checkIns: readonly CheckInRow[],
  reading: Reading,
): UnreadLine[] {
  const results = counted
    .filter((each) => each.reviewed === null)
    .map((each) => ({ kind: 'response' as const, each, form: instrumentOf(each).shortTitle }))
  const reports = checkIns
    .filter((each) => each.reviewed === null && each.voided === null)
    .map((each) => ({ kind: 'check-in' as const, each, form: CHECK_IN.shortTitle }))
  return [...results, ...reports]
    .toSorted((a, b) => a.each.completedAt.getTime() - b.each.completedAt.getTime())
    .map(({ kind, each, form }) => toUnread(kind, each, form, reading))
}

function toUnread(
  answerKind: AnswerKind,
  { id, completedAt }: { id: string; completedAt: Date },
  formWords: string,
  { place, readingPromiseDays: days, now, clientId }: Reading,
): UnreadLine {
  const due = promiseDueOn(completedAt, days, place.timeZone)
  return {
    answerKind,
    answerId: id,
    resultWords: `${formWords} from ${formatDateSince(completedAt, place, now, 'short')}`,
    byWords: formatDate(due, place, 'weekday'),
    isPastPromise: isPastPromise(completedAt, days, place.timeZone, localDateOf(now, place.timeZone)),
    readHref: readingPath({ kind: answerKind, id, clientId }),
    reviewHref: reviewHref(clientId, id),
  }
}

const VOID_WORDS: Record<VoidKind, string> = {
  'wrong-client': 'Marked as for the wrong client',
  'entered-in-error': 'Marked as entered in error',
}

/** What a mark says: "Marked as entered in error". */
export function formatVoidKind(kind: VoidKind): string {
  return VOID_WORDS[kind]
}

export function listVoided(voided: readonly HistoryResponse[], { place, now, clientId }: Reading): VoidedLine[] {
  return voided.flatMap((each) => {
    if (!each.voided) return []
    const { kind, at, byName, reason } = each.voided
    return [
      {
        id: each.id,
        resultWords: `${instrumentOf(each).shortTitle} from ${formatDateSince(each.completedAt, place, now, 'short')}`,
        href: resultHref(clientId, each.id),
        kindWords: formatVoidKind(kind),
        onWords: formatDateSince(at, place, now),
        byName,
        reason,
      },
    ]
  })
}

/** Answers whose person is not confirmed, results and check-ins, in time order. */
export function listUnconfirmed(
  counted: readonly HistoryResponse[],
  checkIns: readonly CheckInRow[],
  reading: Reading,
): ReferentChoice[] {
  const results = counted
    .filter((each) => each.referentId === null && instrumentOf(each).referent === 'asked')
    .map((each) => ({ ...toChoice('response', each, instrumentOf(each).shortTitle, reading), at: each.completedAt }))
  const reports = checkIns
    .filter((each) => each.voided === null && each.referent === null)
    .map((each) => ({ ...toChoice('check-in', each, 'check-in', reading), at: each.completedAt }))
  return [...results, ...reports]
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ at: _at, ...rest }) => rest)
}

type Picked = {
  id: string
  completedAt: Date
  picked: { kind: ReferentKind; hint: string | null } | null
}

export function toChoice(
  answerKind: AnswerKind,
  answers: Picked & { referentId?: string | null },
  formWords: string,
  { place, now }: Pick<Reading, 'place' | 'now'>,
): ReferentChoice {
  return {
    answerKind,
    answerId: answers.id,
    answerWords: `the ${formWords} of ${formatDateSince(answers.completedAt, place, now)}`,
    pickedWords: answers.picked ? formatReferent(answers.picked) : null,
    pickedKind: answers.picked?.kind ?? null,
    pickedHint: answers.picked?.hint ?? null,
    currentId: answers.referentId ?? null,
  }
}
