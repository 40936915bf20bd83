import { addressWith, isAboutNobody, type Reading } from '@/app/(practice)/clients/[clientId]/_scores/reading'
import type { AboutOption } from '@/components/assessments/about-switch'
import type { HistoryResponse } from '@/lib/assessments/queries/read-score-history'
import { formatReferent } from '@/lib/format/referent-words'

/** Whose scores the page shows: one person's, or a list of everybody's where no line is drawn. */
export type ScoreChoice = {
  about: string
  aboutWords: string
  /** In time order, none marked in error. */
  counted: HistoryResponse[]
  shown: HistoryResponse[]
  voided: HistoryResponse[]
  options: AboutOption[]
}

export const EVERYBODY = 'all'

/** Nobody was asked about: every score is the client's own. */
const OWN = 'own'

/**
 * Picks the person the address names, else the one the latest result is about. Scores about different people are never
 * joined: "everybody" is a list. Forms about nobody stand beside whoever is shown.
 */
export function chooseScores(history: readonly HistoryResponse[], reading: Reading): ScoreChoice {
  const counted = history.filter((each) => each.voided === null)
  const people = reading.people.filter((person) => counted.some((each) => each.referentId === person.id))
  const hasLoose = counted.some((each) => each.referentId === null && !isAboutNobody(each))
  const latest = counted.findLast((each) => each.referentId !== null)?.referentId ?? (hasLoose ? EVERYBODY : OWN)
  const asked = reading.params.about
  const isKnown = asked === EVERYBODY || people.some((person) => person.id === asked)
  const about = typeof asked === 'string' && isKnown ? asked : latest
  const person = people.find((each) => each.id === about)
  const address = (key: string) => addressWith(reading.params, { about: key, result: null, 'scores-page': null })
  const options = people.map((each) => ({
    key: each.id,
    href: address(each.id),
    words: formatReferent(each),
    isOn: each.id === about,
  }))
  const everybody = { key: EVERYBODY, href: address(EVERYBODY), words: 'Everybody', isOn: about === EVERYBODY }
  return {
    about,
    aboutWords: person ? lowerFirst(formatReferent(person)) : about === OWN ? 'the client' : 'everybody',
    counted,
    shown: about === EVERYBODY ? counted : counted.filter((each) => each.referentId === about || isAboutNobody(each)),
    voided: history.filter((each) => each.voided !== null),
    options: people.length > 1 || hasLoose ? [...options, everybody] : options,
  }
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLocaleLowerCase('en-GB') + words.slice(1)
}
