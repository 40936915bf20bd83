import 'server-only'
import type { SeveralOutcome } from '@/app/_acts/several'
import type { LeftOutGroup, SeveralCount } from '@/components/clients/several-count'

/** An act over several clients in words: those left out together, by why. */
export function toSeveralCount<Reason>(
  { reached, leftOut }: SeveralOutcome<Reason>,
  say: (reason: Reason, count: number) => string,
  isMailOn: boolean,
): SeveralCount {
  const groups = [...new Set(leftOut.map((each) => each.reason))].map((reason): LeftOutGroup => {
    const names = leftOut.flatMap((each) => (each.reason === reason ? [each.name] : []))
    return { names, words: say(reason, names.length) }
  })
  return { count: reached.length, leftOut: groups, isMailOn }
}
