import { describe, expect, it } from 'vitest'
import { findBootFault } from '@/lib/db/boot-check'
import { judgeFloor } from '@/lib/testing/floor-law'
import { asOwner } from '@/lib/testing/owner-connection'
import { readCatalogue } from '@/lib/testing/read-catalogue'

/**
 * Holes in the floor, each made in a transaction that is rolled back, and what must be said of it. Each locks one table
 * at most, so that tests at work beside this one wait a moment and never for each other.
 */
const planted: [string, string, RegExp][] = [
  [
    'a new table without any wall',
    "CREATE TABLE hole (practice_id uuid NOT NULL DEFAULT NULLIF(current_setting('app.practice_id', true), '')::uuid, id uuid, PRIMARY KEY (practice_id, id))",
    /hole: row security is not enabled and forced/,
  ],
  ['a new table that belongs to no practice', 'CREATE TABLE hole (id uuid PRIMARY KEY)', /hole: has no practice_id/],
  ['row security switched off', 'ALTER TABLE note DISABLE ROW LEVEL SECURITY', /note: row security is not enabled/],
  ['row security not forced', 'ALTER TABLE response NO FORCE ROW LEVEL SECURITY', /response: row security is not/],
  ['a wall taken away', 'DROP POLICY practice_wall ON score', /score: no policy keeps to the practice/],
  [
    'a wall that lets writes through',
    'ALTER POLICY practice_wall ON client WITH CHECK (true)',
    /client: no policy keeps/,
  ],
  ['a wall that lets reads through', 'ALTER POLICY practice_wall ON link USING (true)', /link: no policy keeps/],
  [
    'a second, wider door',
    'CREATE POLICY wide ON flag TO interdepend_app USING (true)',
    /flag: the policy wide lets more/,
  ],
  [
    'a wider door for everybody',
    'CREATE POLICY wide ON note FOR SELECT USING (true)',
    /note: the policy wide lets more/,
  ],
  [
    'a practice that must be named',
    'ALTER TABLE episode ALTER practice_id DROP DEFAULT',
    /episode: practice_id does not default/,
  ],
  ['a respondent let out', 'DROP POLICY respondent_wall ON safe_contact', /safe_contact: a respondent is not walled/],
  [
    'a foreign key by a bare id',
    'CREATE TABLE hole (practice_id uuid, id uuid UNIQUE); CREATE TABLE pit (practice_id uuid, hole_id uuid CONSTRAINT bare REFERENCES hole (id))',
    /pit: bare does not carry the practice/,
  ],
  ['a unique across practices', 'CREATE UNIQUE INDEX oops ON client (id)', /client: oops is unique across practices/],
  ['the right to empty a table', 'GRANT TRUNCATE ON note TO interdepend_app', /note: interdepend_app may truncate/],
  [
    'the right to change the record',
    'GRANT UPDATE ON audit_event TO interdepend_app',
    /audit_event: interdepend_app may update/,
  ],
  [
    'the right to erase the record',
    'GRANT DELETE ON audit_event TO interdepend_app',
    /audit_event: interdepend_app may delete/,
  ],
  [
    'answers shown to sign-in',
    'GRANT SELECT ON response TO interdepend_identity',
    /response: interdepend_identity may select/,
  ],
  [
    'link secrets shown to sign-in',
    'GRANT SELECT (secret_sealed) ON link TO interdepend_identity',
    /may select secret_sealed/,
  ],
  ['rights for everybody', 'GRANT SELECT ON client TO PUBLIC', /client: PUBLIC may select/],
  ['a role that may create', 'GRANT CREATE ON SCHEMA public TO interdepend_app', /interdepend_app: may create/],
  ['a view past the wall', 'CREATE VIEW peek AS SELECT * FROM client', /peek: a view that reads with its owner/],
  [
    'a function past the wall',
    "CREATE FUNCTION peek() RETURNS bigint SECURITY DEFINER LANGUAGE sql AS 'SELECT count(*) FROM client'",
    /peek: a function that runs with its owner/,
  ],
  [
    "the removal of demos in the app's hands",
    'GRANT EXECUTE ON FUNCTION remove_demo_practice(uuid) TO interdepend_app',
    /remove_demo_practice: .* interdepend_app may call it/,
  ],
  [
    'the removal of demos led astray',
    'ALTER FUNCTION remove_demo_practice(uuid) RESET search_path',
    /remove_demo_practice: .* search path/,
  ],
  [
    'real practices shown to the owner',
    'CREATE POLICY peek ON note TO CURRENT_USER USING (true)',
    /note: the policy peek shows the owner more/,
  ],
  ['a table that keeps rows of a removed demo', 'DROP POLICY demo_removal ON flag', /flag: a demo cannot be removed/],
]

describe('the floor under every practice', () => {
  it('has no hole', async () => {
    const catalogue = await asOwner(readCatalogue)
    expect(catalogue.tables.length).toBeGreaterThan(20)
    expect(judgeFloor(catalogue)).toEqual([])
  })

  it.each(planted)('would show %s', async (_name, sql, words) => {
    const holes = await asOwner(async (query) => {
      await query(sql)
      return judgeFloor(await readCatalogue(query))
    })
    expect(holes.join('\n')).toMatch(words)
  })

  it('lets the server start', async () => {
    expect(await findBootFault()).toBeNull()
  })
})
