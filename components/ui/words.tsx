import type { ReactNode } from 'react'
import { Icon, type IconName } from '@/components/ui/icon'

/** For screen readers only. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="vh">{children}</span>
}

/** State = icon and words. `isHot` when someone must act: ink 600 and an accent icon. */
export function State({ icon, isHot = false, children }: { icon: IconName; isHot?: boolean; children: ReactNode }) {
  return (
    <span className={isHot ? 'state hot' : 'state'}>
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  )
}

/** A short outlined fact. Never a verdict, never coloured. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className="tag">{children}</span>
}

/** A figure: tabular, true minus, right-aligned by its cell. `value` is already worded ("−25.8", "75.0"). */
export function Figure({ value, href, label }: { value: string; href?: string; label?: string }) {
  if (!href) return <span className="tn">{value}</span>
  return (
    <a className="tn" href={href} aria-label={label}>
      {value}
    </a>
  )
}

/** A score with its band, as a caseload row shows it. */
export function ScoreWords({ score, band, note }: { score: string; band: string | null; note?: string | null }) {
  return (
    <span className="sc">
      <b>{score}</b>
      <span className="soft">{[band, note].filter(Boolean).join(', ')}</span>
    </span>
  )
}

/** Facts down the page: settings, the parts of a record. */
export function Definitions({ items }: { items: { term: ReactNode; words: ReactNode; id: string }[] }) {
  return (
    <dl className="defs">
      {items.map((item) => (
        <DefinitionPair key={item.id} term={item.term} words={item.words} />
      ))}
    </dl>
  )
}

function DefinitionPair({ term, words }: { term: ReactNode; words: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{words}</dd>
    </>
  )
}
