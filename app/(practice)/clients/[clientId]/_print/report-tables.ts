import type { ProfileView } from '@/app/(practice)/clients/[clientId]/_scores/trait-profile'
import type { ScoreColumns, ScoredRow, ScoreRow } from '@/components/assessments/score-row'
import type { PrintCell, PrintColumn, PrintRow, PrintTable } from '@/components/print/print-view'

type HistoryColumn = PrintColumn & { read: (row: ScoredRow) => PrintCell }

/** The score history as a table of words. Folded, bands and change have no column. */
export function toHistoryTable(rows: readonly ScoreRow[], shown: ScoreColumns, isFolded: boolean): PrintTable {
  const scored = rows.flatMap((row) => (row.kind === 'score' ? [row] : []))
  const columns = listColumns(shown, isFolded, scored)
  return {
    label: 'Score history',
    columns: columns.map(({ read: _read, ...column }) => column),
    rows: rows.map((row): PrintRow => {
      if (row.kind === 'score') return { kind: 'cells', id: row.id, cells: columns.map((column) => column.read(row)) }
      if (row.kind === 'missed') return { kind: 'words', id: row.id, first: row.dateWords, words: row.words }
      return { kind: 'words', id: row.id, first: '', words: row.words, isBreak: true }
    }),
  }
}

function listColumns(shown: ScoreColumns, isFolded: boolean, rows: readonly ScoredRow[]): HistoryColumn[] {
  const hasStrengths = rows.some((row) => row.strengthWords !== '')
  const changes: HistoryColumn[] = [
    { id: 'band', head: 'Reported', isShort: true, read: (row) => ({ words: row.bandWords }) },
    {
      id: 'first',
      head: 'Since first',
      isNumber: true,
      read: (row) => (row.isFirst ? { words: 'base', isFaint: true } : { words: row.sinceFirst }),
    },
    { id: 'previous', head: 'Since previous', isNumber: true, read: (row) => ({ words: row.sincePrevious }) },
    {
      id: 'change',
      head: 'Against the first score',
      read: (row) => ({
        words: [row.changeWords, ...row.warnings].filter(Boolean).join('. '),
        isStrong: row.isBeyond,
        hasDiamond: row.isBeyond,
      }),
    },
  ]
  return [
    { id: 'date', head: 'Completed', isShort: true, read: (row) => ({ words: row.dateWords }) },
    ...(shown.hasForm
      ? [{ id: 'form', head: 'Form', isShort: true, read: (row: ScoredRow) => ({ words: row.formWords }) }]
      : []),
    ...(shown.hasAbout ? [{ id: 'about', head: 'About', read: (row: ScoredRow) => ({ words: row.aboutWords }) }] : []),
    {
      id: 'score',
      head: shown.scoreHead,
      isNumber: true,
      read: (row) => (row.scoreWords ? { words: row.scoreWords } : { words: row.whyWords, isFaint: true }),
    },
    ...(isFolded ? [] : changes),
    ...(hasStrengths
      ? [
          {
            id: 'strengths',
            head: 'Strengths',
            isNumber: true,
            read: (row: ScoredRow) => ({ words: row.strengthWords }),
          },
        ]
      : []),
    { id: 'answered', head: 'Answered', isNumber: true, read: (row) => ({ words: row.answeredWords }) },
  ]
}

/** Traits or elements, first, previous and now, in their fixed order. `bands` holds the band now by scale, unless folded. */
export function toProfileTable(
  title: string,
  rows: ProfileView['traits'],
  { dates, bands }: { dates: ProfileView['dates']; bands: ReadonlyMap<string, string> | null },
): PrintTable {
  const value = (of: { words: string } | null | undefined): PrintCell => ({ words: of?.words ?? '' })
  return {
    label: `${title}s`,
    columns: [
      { id: 'name', head: title },
      ...(dates.first ? [{ id: 'first', head: `First, ${dates.first}`, isNumber: true }] : []),
      ...(dates.previous ? [{ id: 'previous', head: `Previous, ${dates.previous}`, isNumber: true }] : []),
      { id: 'now', head: `Now, ${dates.now}`, isNumber: true },
      ...(dates.first ? [{ id: 'points', head: 'Points since first', isNumber: true }] : []),
      ...(bands ? [{ id: 'band', head: 'Reported now' }] : []),
    ],
    rows: rows.map((row) => ({
      kind: 'cells',
      id: row.id,
      cells: [
        { words: String(row.name) },
        ...(dates.first ? [value(row.first)] : []),
        ...(dates.previous ? [value(row.previous)] : []),
        row.now ? { words: row.now.words, isStrong: true } : { words: row.why ?? '', isFaint: true },
        ...(dates.first ? [{ words: row.points ?? '' }] : []),
        ...(bands ? [{ words: bands.get(row.id) ?? '' }] : []),
      ],
    })),
  }
}
