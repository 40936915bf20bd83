import { CheckInNotesTable } from '@/components/notes/check-in-notes-table'
import { ENTRY_RULES, type EntryRow } from '@/components/notes/entry-row'
import { Section } from '@/components/shell/page'
import { readTableState, type SearchParams } from '@/components/table/table-address'
import { LinkButton } from '@/components/ui/button'
import { ChipLink, Chips } from '@/components/ui/chip'
import type { FormAction } from '@/lib/domain/action-result'
import { arrangeEntries, ENTRY_KINDS, type EntryFilter } from '@/lib/domain/check-in-notes'

export type CheckInNotesSectionProps = {
  clientId: string
  entries: EntryRow[]
  /** The page's address: kind, author, order and page of this table are read from it. */
  searchParams: SearchParams
  reviewCheckIn: FormAction<{ clientId: string }>
  markCheckIn: FormAction<{ clientId: string }>
  unmarkCheckIn: FormAction<{ clientId: string }>
  addAddendum: FormAction<{ clientId: string }>
}

const KIND_WORDS: Record<EntryFilter, string> = {
  all: 'Everything',
  'check-in': 'Check-ins',
  note: 'Notes',
  form: 'Forms',
  event: 'Events',
}

/** Check-ins, notes, forms and events of one client on one time line, with its filters. */
export function CheckInNotesSection(props: CheckInNotesSectionProps) {
  const { clientId, entries, searchParams } = props
  const table = readTableState(searchParams, ENTRY_RULES)
  const authors = authorsOf(entries)
  const filter = readFilter(searchParams, authors)
  const page = arrangeEntries(entries, {
    ...filter,
    sort: table.sort.id,
    isDescending: table.sort.isDescending,
    page: table.page,
    pageSize: ENTRY_RULES.pageSize,
  })
  const isOffered = (kind: EntryFilter) => kind === 'all' || entries.some((entry) => entry.kind === kind)
  const isFiltered = filter.kind !== 'all' || filter.authorKey !== null
  const write = (kind: EntryFilter, author: string | null) => `?${address(searchParams, kind, author)}#notes`
  return (
    <Section
      id="notes"
      title="Time line"
      note="Check-ins, notes, forms and events. Ratings run from 0 to 10. What the client wrote stands in their own words."
    >
      <div className="bar">
        <Chips label="Show">
          {ENTRY_KINDS.filter(isOffered).map((kind) => (
            <ChipLink key={kind} href={write(kind, filter.authorKey)} isOn={filter.kind === kind}>
              {KIND_WORDS[kind]}
            </ChipLink>
          ))}
          {authors.length > 1
            ? authors.map((author) => (
                <ChipLink
                  key={author.key}
                  href={write(filter.kind, filter.authorKey === author.key ? null : author.key)}
                  isOn={filter.authorKey === author.key}
                >
                  By {author.name}
                </ChipLink>
              ))
            : null}
        </Chips>
        <LinkButton href={`/clients/${clientId}/notes/new`} icon="plus">
          Write a note
        </LinkButton>
      </div>
      <CheckInNotesTable
        clientId={clientId}
        page={page}
        isFiltered={isFiltered}
        reviewCheckIn={props.reviewCheckIn}
        markCheckIn={props.markCheckIn}
        unmarkCheckIn={props.unmarkCheckIn}
        addAddendum={props.addAddendum}
      />
    </Section>
  )
}

type Author = { key: string; name: string }

function authorsOf(entries: readonly EntryRow[]): Author[] {
  const found = new Map<string, string>()
  for (const entry of entries.filter((each) => each.authorKey !== ''))
    found.set(entry.authorKey, entry.authorKey === 'client' ? 'the client' : entry.authorName)
  return [...found].map(([key, name]) => ({ key, name }))
}

function readFilter(params: SearchParams, authors: readonly Author[]) {
  const kind = ENTRY_KINDS.find((known) => known === params['notes-kind']) ?? 'all'
  const author = authors.find((known) => known.key === params['notes-by'])
  return { kind, authorKey: author?.key ?? null }
}

/** The address with these filters; the page of this table starts again, everything else stays. */
function address(params: SearchParams, kind: EntryFilter, author: string | null): string {
  const next = new URLSearchParams()
  for (const [key, value] of Object.entries(params)) {
    if (typeof value === 'string' && !['notes-kind', 'notes-by', 'notes-page'].includes(key)) next.set(key, value)
  }
  if (kind !== 'all') next.set('notes-kind', kind)
  if (author !== null) next.set('notes-by', author)
  return next.toString()
}
