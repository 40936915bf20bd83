import { chooseScores, EVERYBODY, type ScoreChoice } from '@/app/(practice)/clients/[clientId]/_scores/choose-scores'
import { chooseScale, isTurned } from '@/app/(practice)/clients/[clientId]/_scores/chosen-scale'
import { drawMapView } from '@/app/(practice)/clients/[clientId]/_scores/map-view'
import type { MissedForm } from '@/app/(practice)/clients/[clientId]/_scores/missed-forms'
import {
  compareHref,
  instrumentOf,
  isAboutNobody,
  type Reading,
} from '@/app/(practice)/clients/[clientId]/_scores/reading'
import { drawCharts } from '@/app/(practice)/clients/[clientId]/_scores/score-charts'
import { arrangeScoreRows, chooseColumns, listCaptions } from '@/app/(practice)/clients/[clientId]/_scores/score-rows'
import { summarisePeople } from '@/app/(practice)/clients/[clientId]/_scores/score-summary'
import { chooseProfile, drawProfile } from '@/app/(practice)/clients/[clientId]/_scores/trait-profile'
import { listVoided } from '@/app/(practice)/clients/[clientId]/_scores/waiting'
import { SCORE_RULES } from '@/components/assessments/score-row'
import { readTableState } from '@/components/table/table-address'
import type { HistoryResponse } from '@/lib/assessments/queries/read-score-history'
import { formatCount } from '@/lib/format/numbers'
import { listCaveats } from '@/lib/format/record-copy'
import { nameScale } from '@/lib/format/scale-words'

export type Story = ReturnType<typeof tellStory>

/**
 * One client's scores in words and drawings: whose they are, the sentence, the chart, the table that equals it and the
 * trait profile. Whatever a safety review folds is not in it.
 */
export function tellStory(history: readonly HistoryResponse[], missed: readonly MissedForm[], reading: Reading) {
  const choice = chooseScores(history, reading)
  const profile = chooseProfile(choice.shown, reading)
  const isEverybody = choice.about === EVERYBODY
  return {
    hasResults: history.length > 0,
    hasCounted: choice.counted.length > 0,
    /** What must stand under these results. */
    caveats: [...new Set(history.flatMap((each) => listCaveats(instrumentOf(each))))],
    isFolded: reading.isFolded,
    counted: choice.counted,
    about: { options: choice.options, words: choice.aboutWords, isEverybody },
    /** The other people there are scores about, each kept apart. */
    apart: isEverybody ? [] : listApart(choice, reading),
    /** Everybody stands in one list: nobody's labels have a chart to stand under. */
    isMixed: isEverybody && choice.counted.some((each) => !isAboutNobody(each)),
    voided: listVoided(choice.voided, reading),
    summaries: summarisePeople(choice, reading),
    /** Blank while the table tells every form by its main score. */
    scaleWords: nameTurned(choice.shown, reading),
    charts: reading.isFolded
      ? []
      : drawCharts(
          choice.shown.filter((each) => !isEverybody || isAboutNobody(each)),
          missed,
          reading,
        ),
    rows: arrangeScoreRows(
      {
        shown: choice.shown,
        missed: choice.shown.length > 0 ? missed : [],
        isEverybody,
        table: readTableState(reading.params, SCORE_RULES),
        pageSize: SCORE_RULES.pageSize,
      },
      reading,
    ),
    /** First and last of whom is shown; null with fewer than two results. */
    compareHref: offerComparison(choice.shown, reading),
    columns: chooseColumns(choice.shown, isEverybody, reading),
    captions: reading.isFolded ? [] : listCaptions(choice.shown, reading),
    /** Absent where no form asked for strengths; its view is null while it is folded. */
    map: isEverybody ? null : folded(drawMapView(choice.shown, reading), reading),
    profile: profile && { options: profile.options, view: drawProfile(profile, reading) },
  }
}

function folded<T>(view: T | null, reading: Reading): { view: T | null } | null {
  return view && { view: reading.isFolded ? null : view }
}

function nameTurned(shown: readonly HistoryResponse[], reading: Reading): string {
  const turned = shown.map(instrumentOf).find((each) => isTurned(each, reading))
  return turned ? nameScale(turned, chooseScale(turned, reading)) : ''
}

function offerComparison(shown: readonly HistoryResponse[], { clientId }: Reading): string | null {
  const last = shown.at(-1)
  const first = shown.find((each) => each.id === last?.change?.withId) ?? shown[0]
  return first && last && first !== last ? compareHref(clientId, first.id, last.id) : null
}

function listApart({ options, counted }: ScoreChoice, reading: Reading): { href: string; words: string }[] {
  return options.flatMap(({ key, href, isOn, words }) => {
    const results = counted.filter((each) => each.referentId === key).length
    if (isOn || results === 0) return []
    return [
      { href, words: `${words}: ${formatCount(results, reading.place.locale)} ${results === 1 ? 'score' : 'scores'}` },
    ]
  })
}
