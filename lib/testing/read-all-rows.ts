import type { MemberTx } from '@/lib/db/practice-db'

const TABLES = [
  ...['practice', 'membership', 'session', 'entry_link', 'client', 'client_overview', 'safe_contact', 'episode'],
  ...['referent', 'assignment', 'link', 'respondent_session', 'draft_field', 'response', 'score', 'check_in', 'flag'],
  ...['safety_review', 'note', 'note_addendum', 'audit_event', 'attention_reason', 'attention_decision'],
  ...['session_slot', 'client_event', 'plan_item', 'change_setting', 'message', 'schedule', 'schedule_occurrence'],
  ...['notice'],
] as const

/** Every row a practice can see of itself, table by table, as one text each: what must stay as it was. */
export async function readAllRows(tx: MemberTx): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {}
  for (const table of TABLES) {
    const rows = await tx.db.$queryRawUnsafe<{ row: string }[]>(
      `select to_jsonb(t)::text as row from "${table}" t order by 1`,
    )
    all[table] = rows.map(({ row }) => row)
  }
  return all
}

/** Names of the practice's tables in the database that readAllRows would miss. */
export async function findUnreadTables(tx: MemberTx): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ name: string }[]>`
    select c.relname::text as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'practice_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`
  return rows.map(({ name }) => name).filter((name) => !(TABLES as readonly string[]).includes(name))
}
