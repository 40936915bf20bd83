import Link from 'next/link'
import type { ReactNode } from 'react'
import type { AboutOption } from '@/components/assessments/about-switch'
import { PrintButton } from '@/components/print/print-button'
import type { Paper } from '@/components/print/print-view'
import { Name } from '@/components/shell/name'
import { ChipLink, Chips } from '@/components/ui/chip'

export type PrintBarProps = {
  client: { id: string; name: string }
  /** Whose scores the print holds; one option or none needs no choice. */
  about?: AboutOption[]
  paper: Paper
  /** The same print on each paper, and as a file. */
  hrefs: Record<Paper, string> & { pdf: string }
  /** What to know before printing, in words. */
  children?: ReactNode
}

/** What can be done with a print. Stands over the sheets and is never printed. */
export function PrintBar({ client, about = [], paper, hrefs, children }: PrintBarProps) {
  return (
    <div className="print-bar no-print">
      <div className="print-bar-row">
        <Link href={`/clients/${client.id}`} prefetch={false} className="note">
          Back to the file of <Name value={client.name} />
        </Link>
        <div className="acts">
          <Chips label="Paper">
            <ChipLink href={hrefs.a4} isOn={paper === 'a4'}>
              A4
            </ChipLink>
            <ChipLink href={hrefs.letter} isOn={paper === 'letter'}>
              Letter
            </ChipLink>
          </Chips>
          {/* A file, not a page: no router, and it leaves this page where it is. */}
          <a className="btn" href={hrefs.pdf} download>
            PDF
          </a>
          <PrintButton />
        </div>
      </div>
      {about.length > 1 ? (
        <Chips label="About">
          {about.map((option) => (
            <ChipLink key={option.key} href={option.href} isOn={option.isOn}>
              {option.words}
            </ChipLink>
          ))}
        </Chips>
      ) : null}
      {children}
    </div>
  )
}
