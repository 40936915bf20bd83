import 'server-only'
import { refreshStaleOverviews } from '@/lib/clients/commands/refresh-overview'
import { nameCollation } from '@/lib/clients/name-collation'
import { foldOverview, readOverview } from '@/lib/clients/stored-overview'
import type { MemberTx } from '@/lib/db/practice-db'
import { empty, join, type Sql, sql } from '@/lib/db/sql'
import {
  CASELOAD_PAGE_MAX,
  type CaseloadCounts,
  type CaseloadFilter,
  type CaseloadSort,
  type CaseloadTab,
  type CaseloadView,
  type CountedFilter,
  type FilterCounts,
  MARKS_CLASS,
  searchWords,
} from '@/lib/domain/caseload'
import type { ClientOverview } from '@/lib/domain/overview'
import type { LocalDate } from '@/lib/domain/wall-time'

/** One client as the caseload knows them. While a safety review is open no score is in `overview`. */
export type CaseloadItem = {
  id: string
  name: string
  isCodeName: boolean
  responsibleId: string
  responsibleName: string
  contactConfirmedOn: LocalDate | null
  overview: ClientOverview
}

export type Caseload = {
  items: CaseloadItem[]
  /** How many clients the view holds, on all its pages. */
  total: number
  /** The page really shown: the last one when a page beyond it was asked for. */
  page: number
  counts: CaseloadCounts
  filterCounts: FilterCounts
}

export type CaseloadQuery = CaseloadView & {
  pageSize: number
  /** The practice's locale, whose alphabet sorts the names. */
  locale: string
  /** Looked for in names; the tab and filters still hold. Never comes from an address. */
  search?: string
}

/**
 * One page of the caseload, sorted and filtered by the database over rows that hold what each line shows.
 * Being read is in the record, once per page. Two statements, and two more when rows went out of date.
 */
export async function listCaseload(tx: MemberTx, query: CaseloadQuery): Promise<Caseload> {
  await refreshStaleOverviews(tx)
  const pageSize = Math.min(Math.max(1, query.pageSize), CASELOAD_PAGE_MAX)
  const held = sql`${inTab(query.tab)}${inFilters(tx, query)}${inSearch(query.search)}`
  const { total, missed, unfinished, ...counts } = await countCaseload(tx, query, held)
  const page = Math.min(query.page, Math.max(1, Math.ceil(total / pageSize)))
  const rows = await tx.db.$queryRaw<Row[]>`
    select c.id, c.name, c.is_code_name as "isCodeName", c.responsible_id as "responsibleId",
      m.name as "responsibleName", k.confirmed_on::text as "contactConfirmedOn", o.facts
    from client c
    join client_overview o on o.practice_id = c.practice_id and o.client_id = c.id
    join membership m on m.practice_id = c.practice_id and m.id = c.responsible_id
    left join safe_contact k on k.practice_id = c.practice_id and k.client_id = c.id
    where ${held}
    order by ${inOrder(query)}
    limit ${pageSize} offset ${(page - 1) * pageSize}`
  await tx.audit({ action: 'client.listed', subject: { kind: 'practice', id: tx.scope.practiceId } })
  return { items: rows.map(toItem), total, page, counts, filterCounts: { missed, unfinished } }
}

type Row = Omit<CaseloadItem, 'overview'> & { facts: unknown }

function toItem({ facts, ...row }: Row): CaseloadItem {
  return { ...row, overview: foldOverview(readOverview(facts)) }
}

type Counted = CaseloadCounts & FilterCounts & { total: number }

/** Each tab and each counted filter is counted in an index of its own; the view's total only where filters or a search narrow a tab. */
async function countCaseload(tx: MemberTx, query: CaseloadQuery, held: Sql): Promise<Counted> {
  const counted = (tab: CaseloadTab) => sql`(select count(*)::int from client_overview o where ${inTab(tab)})`
  const inFilter = (filter: CountedFilter) =>
    sql`(select count(*)::int from client_overview o where ${FILTERS[filter]})`
  const isNarrowed =
    query.filters.length > 0 || query.clinicianId !== null || searchWords(query.search ?? '').length > 0
  const total = isNarrowed
    ? sql`(select count(*)::int from client c
        join client_overview o on o.practice_id = c.practice_id and o.client_id = c.id where ${held})`
    : counted(query.tab)
  const [counts] = await tx.db.$queryRaw<Counted[]>`
    select ${total} as total, ${counted('all')} as "all", ${counted('due')} as due, ${counted('overdue')} as overdue,
      ${counted('unread')} as unread, ${counted('archived')} as archived,
      ${inFilter('missed')} as missed, ${inFilter('unfinished')} as unfinished`
  return counts ?? { total: 0, all: 0, due: 0, overdue: 0, unread: 0, archived: 0, missed: 0, unfinished: 0 }
}

const TABS: Record<CaseloadTab, Sql> = {
  all: sql`not o.is_archived`,
  due: sql`o.is_due and not o.is_archived`,
  overdue: sql`o.is_overdue and not o.is_archived`,
  unread: sql`o.is_unread and not o.is_archived`,
  archived: sql`o.is_archived`,
}

function inTab(tab: CaseloadTab): Sql {
  return TABS[tab]
}

/** A folded row is never found by its score: being in or out of the list would tell it. */
const FILTERS: Record<Exclude<CaseloadFilter, 'mine'>, Sql> = {
  missed: sql`o.missed_count > 0 and not o.is_archived`,
  unfinished: sql`o.is_unfinished and not o.is_archived`,
  beyond: sql`o.change_code in ('RELIABLE_IMPROVEMENT', 'RELIABLE_DETERIORATION') and not o.is_folded`,
  confirm: sql`not o.is_archived and o.contact_state in ('ask', 'paused')`,
  folded: sql`o.is_folded`,
}

function inFilters(tx: MemberTx, { filters, clinicianId }: CaseloadView): Sql {
  const parts = filters.map((filter) =>
    filter === 'mine' ? sql`c.responsible_id = ${tx.scope.membershipId}::uuid` : FILTERS[filter],
  )
  if (clinicianId) parts.push(sql`c.responsible_id = ${clinicianId}::uuid`)
  return allOf(parts)
}

/** Every word must stand somewhere in the name, accents and case aside. */
function inSearch(search: string | undefined): Sql {
  return allOf(searchWords(search ?? '').map((word) => sql`position(${word} in ${FOLDED_NAME}) > 0`))
}

/** A name without case and accents: the same folding as lib/domain/caseload foldName. */
export const FOLDED_NAME = sql`lower(regexp_replace(normalize(c.name, NFKD), ${MARKS_CLASS}, '', 'g'))`

function allOf(parts: readonly Sql[]): Sql {
  return parts.length === 0 ? empty : sql` and ${join([...parts], ' and ')}`
}

/** What has no value comes last in either direction; a folded score sorts as none. Ties go by name, then id. */
function inOrder({ sort, isDescending, locale }: CaseloadQuery): Sql {
  const collation = nameCollation(locale)
  const direction = isDescending ? sql`desc` : sql`asc`
  const columns: Record<CaseloadSort, Sql> = {
    client: sql`c.name ${collation} ${direction}`,
    status: sql`o.status_rank ${direction}, o.status_at ${direction} nulls last`,
    score: sql`case when o.is_folded then null else o.score end ${direction} nulls last`,
    completed: sql`o.last_completed_at ${direction} nulls last`,
    due: sql`o.next_due_on ${direction} nulls last`,
    clinician: sql`m.name ${collation} ${direction}`,
  }
  return sql`${columns[sort]}, c.name ${collation}, c.id`
}
