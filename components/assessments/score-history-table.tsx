'use client'

import Link from 'next/link'
import { type ReactNode, useMemo } from 'react'
import { SCORE_RULES, type ScoreColumns, type ScoredRow, type ScoreRow } from '@/components/assessments/score-row'
import { ShowFolded } from '@/components/safety/show-folded'
import { Name } from '@/components/shell/name'
import { DataTable, type TablePage, type WholeRow } from '@/components/table/data-table'
import { columnsFor } from '@/components/table/table-features'
import { ActLink } from '@/components/ui/button'
import { Diamond } from '@/components/ui/icon'
import type { FormAction } from '@/lib/domain/action-result'
import { FOLDED_WORDS } from '@/lib/format/change-words'

export type ScoreHistoryTableProps = {
  page: TablePage<ScoreRow>
  columns: ScoreColumns
  clientId: string
  caption: string
  unfold: FormAction<{ clientId: string }>
}

const column = columnsFor<ScoreRow>()

/** Every administration, newest first until another order is asked for. */
export function ScoreHistoryTable({ page, columns: shown, clientId, caption, unfold }: ScoreHistoryTableProps) {
  const { scoreHead, hasForm, hasAbout, hasStrengths, hasFlags } = shown
  const columns = useMemo(
    () =>
      column.columns([
        column.display({
          id: 'date',
          header: 'Completed',
          meta: { label: 'Completed', isRowHead: true, className: 'tn' },
          cell: ({ row }) => say(row.original, (each) => each.dateWords),
        }),
        ...(hasForm ? [words('form', 'Form', (each) => each.formWords)] : []),
        ...(hasAbout ? [words('about', 'About', (each) => each.aboutWords)] : []),
        column.display({
          id: 'score',
          header: scoreHead,
          meta: { label: scoreHead, isNumber: true },
          cell: ({ row }) => say(row.original, (each) => <ScoreCell row={each} />),
        }),
        column.display({
          id: 'band',
          header: 'Reported',
          meta: { label: 'Reported' },
          cell: ({ row }) => say(row.original, (each) => <BandCell row={each} clientId={clientId} unfold={unfold} />),
        }),
        figures('first', 'Since first', (each) =>
          each.isFirst ? (
            <span className="faint">base</span>
          ) : (
            <SinceCell words={each.sinceFirst} href={each.sinceFirstHref} from="the first" />
          ),
        ),
        figures('previous', 'Since previous', (each) => (
          <SinceCell words={each.sincePrevious} href={each.sincePreviousHref} from="the previous" />
        )),
        column.display({
          id: 'change',
          header: 'Against the first score',
          meta: { label: 'Against the first score', cellClass: 'wrap' },
          cell: ({ row }) => say(row.original, (each) => <ChangeCell row={each} />),
        }),
        ...(hasStrengths ? [figures('strengths', 'Strengths', (each) => each.strengthWords)] : []),
        figures('answered', 'Answered', (each) => each.answeredWords),
        ...(hasFlags
          ? [
              column.display({
                id: 'flags',
                header: 'Flags',
                meta: { label: 'Flags', cellClass: 'wrap' },
                cell: ({ row }) => say(row.original, (each) => <FlagCell flags={each.flags} />),
              }),
            ]
          : []),
        column.display({
          id: 'read',
          header: 'Reviewed',
          meta: { label: 'Reviewed' },
          cell: ({ row }) => say(row.original, (each) => <ReadCell row={each} />),
        }),
      ]),
    [clientId, unfold, scoreHead, hasForm, hasAbout, hasStrengths, hasFlags],
  )
  return (
    <DataTable
      columns={columns}
      page={page}
      rules={SCORE_RULES}
      rowId={(row) => row.id}
      caption={caption}
      className="hist"
      isScrolled
      empty={<p className="soft">No result here yet.</p>}
      rowClass={rowClass}
      wholeRow={wholeRow}
    />
  )
}

function words(id: string, label: string, read: (row: ScoredRow) => string) {
  return column.display({
    id,
    header: label,
    meta: { label },
    cell: ({ row }) => say(row.original, read),
  })
}

function figures(id: string, label: string, read: (row: ScoredRow) => ReactNode) {
  return column.display({
    id,
    header: label,
    meta: { label, isNumber: true },
    cell: ({ row }) => say(row.original, read),
  })
}

function say(row: ScoreRow, read: (row: ScoredRow) => ReactNode): ReactNode {
  return row.kind === 'score' ? read(row) : null
}

function rowClass(row: ScoreRow): string | undefined {
  return row.kind === 'score' && row.isUnread ? 'fresh' : undefined
}

function wholeRow(row: ScoreRow): WholeRow | null {
  if (row.kind === 'break') return { className: 'brk', words: row.words }
  return row.kind === 'missed' ? { head: row.dateWords, words: row.words } : null
}

function ScoreCell({ row }: { row: ScoredRow }) {
  return (
    <Link href={row.resultHref} prefetch={false} aria-label={row.scoreLabel}>
      {row.scoreWords || 'Answers'}
    </Link>
  )
}

function SinceCell({ words, href, from }: { words: string; href: string; from: string }) {
  if (!words || !href) return words
  return (
    <Link href={href} prefetch={false} aria-label={`${words} since ${from}, side by side`}>
      {words}
    </Link>
  )
}

function BandCell({ row, clientId, unfold }: { row: ScoredRow } & Pick<ScoreHistoryTableProps, 'clientId' | 'unfold'>) {
  if (row.whyWords) return <span className="note">Not computable: {row.whyWords}</span>
  if (!row.isFolded) return row.bandWords
  return (
    <span className="soft">
      Folded. <ShowFolded clientId={clientId} action={unfold} />
    </span>
  )
}

function ChangeCell({ row }: { row: ScoredRow }) {
  if (row.isFolded) return <span className="soft">{FOLDED_WORDS}</span>
  return (
    <>
      {row.isBeyond ? (
        <>
          <Diamond /> <b>{row.changeWords}</b>
        </>
      ) : (
        <span className="soft">{row.changeWords}</span>
      )}
      {row.warnings.map((warning) => (
        <span className="note block" key={warning}>
          {warning}
        </span>
      ))}
    </>
  )
}

function FlagCell({ flags }: { flags: string[] }) {
  return flags.map((flag) => (
    <span className="soft block" key={flag}>
      {flag}
    </span>
  ))
}

function ReadCell({ row }: { row: ScoredRow }) {
  if (!row.isUnread) {
    return (
      <>
        {row.readWords}, <Name value={row.readByName} />
      </>
    )
  }
  return <ActLink href={row.reviewHref}>Review and note</ActLink>
}
