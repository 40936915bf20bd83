import { Fragment, type ReactNode } from 'react'
import { SummaryLine } from '@/components/assessments/summary-line'
import { Leaf } from '@/components/print/leaf'
import { PaperChart } from '@/components/print/paper-chart'
import type {
  Paper,
  PrintBlock,
  PrintColumn,
  PrintSection,
  PrintTable,
  ReportView,
} from '@/components/print/print-view'
import { Name } from '@/components/shell/name'
import { Diamond } from '@/components/ui/icon'

/** A clinician's report as sheets of paper: a new one wherever the drawing begins one, more where the tables are long. */
export function ReportSheets({ report, paper }: { report: ReportView; paper: Paper }) {
  return (
    <>
      {splitSheets(report.sections).map((sections, index) => (
        <Leaf
          key={sections[0]?.id}
          paper={paper}
          label={`Part ${index + 1}`}
          head={<SheetHeadLine report={report} />}
          foot={<SheetFootLine report={report} />}
        >
          {index === 0 ? <Opening report={report} /> : null}
          {sections.map((section, at) => (
            <section key={section.id} className={at === 0 && index > 0 ? 'first' : undefined}>
              <h2>{section.title}</h2>
              {section.blocks.map((block, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a section never move
                <Fragment key={place}>{renderBlock(block)}</Fragment>
              ))}
            </section>
          ))}
        </Leaf>
      ))}
      <div className="paper-foot" aria-hidden="true">
        <SheetFootLine report={report} />
      </div>
    </>
  )
}

function splitSheets(sections: readonly PrintSection[]): PrintSection[][] {
  const sheets: PrintSection[][] = [[]]
  for (const section of sections) {
    if (section.startsSheet) sheets.push([])
    sheets.at(-1)?.push(section)
  }
  return sheets.filter((sheet) => sheet.length > 0)
}

function Opening({ report }: { report: ReportView }) {
  return (
    <>
      <h1>{report.title}</h1>
      {report.forms.map((words) => (
        <p key={words} className="fine">
          {words}
        </p>
      ))}
      {report.folded ? <p className="say-line">{report.folded}</p> : null}
      {report.sentences.map(({ id, about, sentence, beside }) => (
        <div key={id} className="say-block">
          <SummaryLine sentence={sentence} about={about || undefined} />
          {beside.length > 0 ? <p className="fine">{beside.join(' ')}</p> : null}
        </div>
      ))}
    </>
  )
}

function SheetHeadLine({ report: { head } }: { report: ReportView }) {
  return (
    <div className="id">
      <div>
        <b dir="auto">
          <Name value={head.name} />
        </b>
        {head.record}
      </div>
      {head.facts.map(({ term, words }) => (
        <div key={term}>
          <b>{term}</b>
          <span dir="auto">{words}</span>
        </div>
      ))}
      <div>
        <span dir="auto">{head.practice}</span>
        <br />
        {head.printed}
      </div>
    </div>
  )
}

function SheetFootLine({ report: { foot, head } }: { report: ReportView }) {
  return (
    <>
      <span>
        <b>{foot.lead}</b> {foot.words}
      </span>
      {head.record ? <span className="nw">{head.record}</span> : null}
    </>
  )
}

function renderBlock(block: PrintBlock): ReactNode {
  if (block.kind === 'chart') return <PaperChart {...block.chart} />
  if (block.kind === 'table') return <WordsTable table={block.table} />
  return <p className={block.isFine ? 'fine' : undefined}>{block.words}</p>
}

function WordsTable({ table }: { table: PrintTable }) {
  const [, ...rest] = table.columns
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways on a phone must be reached by keys
    <section className="scroll" tabIndex={0} aria-label={table.label}>
      <table>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.id} scope="col" className={column.isNumber ? 'num' : undefined}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) =>
            row.kind === 'words' ? (
              <tr key={row.id} className={row.isBreak ? 'brk' : undefined}>
                {row.first ? (
                  <th scope="row" className="tn">
                    {row.first}
                  </th>
                ) : null}
                <td colSpan={row.first ? rest.length : rest.length + 1} className="faint">
                  {row.words}
                </td>
              </tr>
            ) : (
              <tr key={row.id}>
                {row.cells.map((cell, index) => {
                  const column = table.columns[index]
                  const words = cell.isStrong ? <b>{cell.words}</b> : cell.words
                  if (index === 0) {
                    return (
                      <th key={column?.id} scope="row" className={column?.isShort ? 'tn nw' : 'tn'}>
                        {words}
                      </th>
                    )
                  }
                  return (
                    <td key={column?.id} className={cellClass(column, cell.isFaint)}>
                      {cell.hasDiamond ? <Diamond /> : null}
                      {words}
                    </td>
                  )
                })}
              </tr>
            ),
          )}
        </tbody>
      </table>
    </section>
  )
}

function cellClass(column: PrintColumn | undefined, isFaint: boolean | undefined): string {
  const look = column?.isNumber ? 'num' : column?.isShort ? 'nw' : 'wrap'
  return isFaint ? `${look} faint` : look
}
