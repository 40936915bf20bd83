import type { Catalogue, ForeignKeyRow, PolicyRow, SideDoorRow } from '@/lib/testing/read-catalogue'

const APP = 'interdepend_app'
const IDENTITY = 'interdepend_identity'

/** Tables without a practice of their own, and why nothing of a practice's clients can stand in them. */
const BESIDE_THE_FLOOR: Record<string, string> = {
  practice: 'the practice itself, walled by its id',
  user_account: 'a person may belong to several practices; seen through a membership alone',
  installation: 'the check value of the master key',
  rate_limit: 'counters of attempts, before anybody is known',
  _prisma_migrations: 'which migrations were applied',
}

/** Uniques across practices: what is found by a secret before it is known whose it is. */
const UNIQUE_EVERYWHERE: Record<string, string> = {
  session_token_hash_key: 'hash of 32 random bytes in a cookie',
  entry_link_token_hash_key: 'hash of 32 random bytes in an address',
  entry_link_pkey: 'set-up links stand before there is a practice',
  link_secret_hash_key: 'hash of 32 random bytes in an address',
  link_code_hash_key: 'keyed hash of a short code that is good for ten minutes',
  respondent_session_token_hash_key: 'hash of 32 random bytes in a cookie',
}

/** Columns whose practice may be missing. */
const WITHOUT_PRACTICE: Record<string, string> = { entry_link: 'set-up links stand before there is a practice' }

/** The only tables with rows of a client that the identity role may see, and the only columns of them. */
const IDENTITY_SEES: Record<string, readonly string[]> = {
  link: ['practice_id', 'client_id', 'assignment_id', 'id', 'secret_hash', 'code_hash', 'code_expires_at', 'ended_at'],
  respondent_session: ['practice_id', 'client_id', 'assignment_id', 'id', 'token_hash', 'ended_at'],
}
const IDENTITY_OWN = ['practice', 'user_account', 'membership', 'session', 'entry_link', 'rate_limit']

/** Tables to which rows are only ever added. */
const APPEND_ONLY = ['audit_event', 'score', 'note_addendum', 'change_setting', 'schedule_occurrence']
/** Tables from which the app may delete, and why. */
const MAY_LOSE_ROWS: Record<string, string> = {
  draft_field: 'a draft is erased once its answers are submitted',
  note: 'an empty draft may be thrown away; a trigger keeps signed ones',
  attention_reason: 'derived anew at every write',
  session_slot: 'an arrangement of today, not a record',
}

/** Functions that run with the owner's rights, and who alone may call each. */
const DOORS: Record<string, { why: string; openTo: string }> = {
  remove_demo_practice: { why: 'takes a demo practice away whole and refuses any other', openTo: IDENTITY },
}

/** Every table of a practice lets the owner see a demo's rows, so that a demo can be removed; and what more it sees. */
const OWNER_WALL = 'demo_removal'
const OWNER_SEES: Record<string, string> = {
  'membership.demo_removal_look': 'who belongs to another practice too keeps the account',
  'user_account.demo_removal': 'accounts that belong to no practice',
}

const SETTING = /NULLIF\(current_setting\('app\.practice_id'::text, true\), ''::text\)\)?::uuid/
const WALL = (column: string) =>
  `(${column} = ( SELECT (NULLIF(current_setting('app.practice_id'::text, true), ''::text))::uuid AS "nullif"))`

/** Holds trust.md "Floor in SQL" against a catalogue; one sentence per hole. */
export function judgeFloor(catalogue: Catalogue): string[] {
  const walled = new Set(catalogue.columns.filter((each) => each.column === 'practice_id').map((each) => each.table))
  return [
    ...judgeTables(catalogue, walled),
    ...judgeColumns(catalogue),
    ...judgePolicies(catalogue, walled),
    ...judgeRespondentWall(catalogue),
    ...catalogue.foreignKeys
      .filter((key) => crossesLoosely(key, walled))
      .map((key) => `${key.table}: ${key.name} does not carry the practice along`),
    ...catalogue.uniques
      .filter((each) => walled.has(each.table) && each.columns[0] !== 'practice_id' && !UNIQUE_EVERYWHERE[each.name])
      .map((each) => `${each.table}: ${each.name} is unique across practices`),
    ...judgeGrants(catalogue),
    ...judgeRoles(catalogue),
    ...judgeOwner(catalogue, walled),
    ...catalogue.sideDoors.flatMap(judgeDoor),
  ]
}

function judgeTables({ tables }: Catalogue, walled: Set<string>): string[] {
  return tables.flatMap(({ table, isOn, isForced }) => {
    if (!walled.has(table) && !BESIDE_THE_FLOOR[table]) return [`${table}: has no practice_id`]
    const needsWall = walled.has(table) || table === 'practice' || table === 'user_account'
    return needsWall && !(isOn && isForced) ? [`${table}: row security is not enabled and forced`] : []
  })
}

function judgeColumns({ columns }: Catalogue): string[] {
  return columns
    .filter((each) => each.column === 'practice_id')
    .flatMap(({ table, fallback, isNullable }) => [
      ...(SETTING.test(fallback ?? '') ? [] : [`${table}: practice_id does not default to the transaction's practice`]),
      ...(isNullable && !WITHOUT_PRACTICE[table] ? [`${table}: a row may belong to no practice`] : []),
    ])
}

/** Permissive policies add up: each that reaches the app must be the wall itself, and one must be there. */
function judgePolicies({ policies }: Catalogue, walled: Set<string>): string[] {
  return [...walled, 'practice'].flatMap((table) => {
    const wall = WALL(table === 'practice' ? 'id' : 'practice_id')
    const open = policies.filter((each) => each.table === table && each.isPermissive && reaches(each, APP))
    const isWall = (each: PolicyRow) => each.using === wall && each.check === wall && each.command === 'ALL'
    return [
      ...(open.some(isWall) ? [] : [`${table}: no policy keeps to the practice in USING and WITH CHECK`]),
      ...open.filter((each) => !isWall(each)).map((each) => `${table}: the policy ${each.name} lets more through`),
    ]
  })
}

/** With a respondent at work, every table with a client's rows shows that client or nothing. */
function judgeRespondentWall({ policies, columns }: Catalogue): string[] {
  const tables = new Set(columns.filter((each) => each.column === 'client_id').map((each) => each.table))
  return [...tables, 'client', 'session', 'entry_link'].flatMap((table) => {
    const walls = policies.filter((each) => each.table === table && !each.isPermissive && reaches(each, APP))
    const holds = walls.some((each) => each.using?.includes("'app.client_id'") && reads(each))
    return holds ? [] : [`${table}: a respondent is not walled in to one client`]
  })
}

/** Forced row security binds the owner too: it sees the rows of demo practices and of no other. */
function judgeOwner({ policies }: Catalogue, walled: Set<string>): string[] {
  const isOwners = (each: PolicyRow) => each.isPermissive && !each.roles.some((role) => SERVER_ROLE.test(role))
  const own = policies.filter(isOwners)
  return [
    ...[...walled, 'practice']
      .filter((table) => !own.some((each) => each.table === table && each.name === OWNER_WALL))
      .map((table) => `${table}: a demo cannot be removed from it`),
    ...own
      .filter((each) => !/\bis_demo\b/.test(each.using ?? '') && !OWNER_SEES[`${each.table}.${each.name}`])
      .map((each) => `${each.table}: the policy ${each.name} shows the owner more than demos`),
  ]
}

const SERVER_ROLE = /^(interdepend_(app|identity|worker)|public)$/

function judgeDoor({ name, why, settings, openTo }: SideDoorRow): string[] {
  const door = DOORS[name]
  if (!door) return [`${name}: ${why}`]
  return [
    ...(settings.includes('search_path=""') ? [] : [`${name}: ${why} and may be led astray by a search path`]),
    ...openTo.filter((role) => role !== door.openTo).map((role) => `${name}: ${why} and ${role} may call it`),
  ]
}

function reads(policy: PolicyRow): boolean {
  return policy.command === 'ALL' || (policy.command === 'SELECT' && policy.table === 'audit_event')
}

function crossesLoosely(key: ForeignKeyRow, walled: Set<string>): boolean {
  if (!walled.has(key.table) || !walled.has(key.target)) return false
  return key.columns[0] !== 'practice_id' || key.targetColumns[0] !== 'practice_id'
}

function judgeGrants({ grants }: Catalogue): string[] {
  return grants.flatMap(({ role, table, column, privilege }) => {
    const what = `${table}: ${role} may ${privilege.toLowerCase()}${column ? ` ${column}` : ''}`
    if (role === 'PUBLIC') return [what]
    if (['TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN'].includes(privilege) && role.startsWith('interdepend_'))
      return [what]
    if (role === APP && privilege === 'DELETE' && !MAY_LOSE_ROWS[table]) return [what]
    if (role === APP && privilege === 'UPDATE' && APPEND_ONLY.includes(table)) return [what]
    if (role === IDENTITY && !identityMay(table, column, privilege)) return [what]
    return []
  })
}

function identityMay(table: string, column: string | null, privilege: string): boolean {
  if (IDENTITY_OWN.includes(table)) return privilege !== 'DELETE' || table === 'rate_limit'
  // Signing in, joining and password changes stand in the record; it is added to and never read.
  if (table === 'audit_event') return privilege === 'INSERT' && column === null
  return privilege === 'SELECT' && column !== null && (IDENTITY_SEES[table] ?? []).includes(column)
}

function judgeRoles({ roles, tables }: Catalogue): string[] {
  const owners = new Set(tables.map((each) => each.owner))
  return [
    ...[APP, IDENTITY]
      .filter((role) => !roles.some((each) => each.role === role))
      .map((role) => `${role}: no such role`),
    ...roles.flatMap(({ role, isStrong, owned, mayCreate, memberOf }) => [
      ...(isStrong ? [`${role}: may pass over row security or make roles or databases`] : []),
      ...(owned > 0 || owners.has(role) ? [`${role}: owns something`] : []),
      ...(mayCreate ? [`${role}: may create`] : []),
      ...(memberOf.length > 0 ? [`${role}: is a member of ${memberOf.join(', ')}`] : []),
    ]),
  ]
}

function reaches(policy: PolicyRow, role: string): boolean {
  return policy.roles.includes(role) || policy.roles.includes('public')
}
