import { describe, expect, it } from 'vitest'
import { judgeHouse, type Tree } from '@/lib/testing/read-house'
import { readSource } from '@/lib/testing/read-source'

/** A small house that keeps every law; each test plants one fault in it. */
const sound: Tree = {
  'package.json': '',
  'next.config.mjs': 'export default {}\n',
  'proxy.ts': "import { env } from '@/lib/env'\nexport function proxy() { return env() }\n",
  'instrumentation.ts': "export const register = () => process.env.NEXT_RUNTIME === 'nodejs'\n",
  'app/(practice)/clients/[clientId]/page.tsx':
    "import { listClients } from '@/lib/clients/queries'\nimport { Row } from '@/components/ui/row'\nexport default function Page() { return <p>Don't {String(listClients)} {Row}</p> }\n",
  'app/(practice)/clients/actions.ts':
    "'use server'\nimport { practiceAction } from '@/lib/server/practice-action'\nexport type Added = { id: string }\nexport const addClient = practiceAction({ permission: 'clients:write' })\n",
  'app/_acts/add-and-send.ts':
    "import { addClient } from '@/lib/clients/commands'\nexport const addAndSend = addClient\n",
  'components/ui/row.tsx': "import { wordOf } from '@/lib/format/words'\nexport const Row = wordOf\n",
  'lib/env.ts': 'export const env = () => process.env\n',
  'lib/clients/queries.ts':
    "import 'server-only'\nimport type { PracticeTx } from '@/lib/db/practice-db'\nexport async function listClients(tx: PracticeTx) { return [tx] }\n",
  'lib/clients/commands.ts':
    "import 'server-only'\nimport { newId } from '@/lib/db/ids'\nexport const input = 1\nexport async function addClient(tx: unknown) { return [tx, newId] }\n",
  'lib/notes/queries.ts': "import 'server-only'\nexport async function listNotes(tx: unknown) { return tx }\n",
  'lib/server/practice-action.ts': "import 'server-only'\nexport const practiceAction = (of: unknown) => of\n",
  'lib/db/practice-db.ts':
    "import 'server-only'\nimport { PrismaClient } from '@/lib/db/generated/client'\nexport type PracticeTx = PrismaClient\n",
  'lib/db/ids.ts': "import { randomBytes } from 'node:crypto'\nexport const newId = randomBytes\n",
  'lib/crypto/keys.ts': "import { hkdfSync } from 'node:crypto'\nexport const derive = hkdfSync\n",
  'lib/format/words.ts': "import { SCORE } from '@/lib/domain/scoring'\nexport const wordOf = SCORE\n",
  'lib/domain/scoring.ts': "import { z } from 'zod'\nexport const SCORE = z\nexport const at = new Date(0)\n",
  'lib/launch/start.mjs': "import { join } from 'node:path'\nawait import('tsx/esm/api')\nprocess.env.PORT && join()\n",
  'lib/clients/queries.test.ts':
    "import { it } from 'vitest'\nimport '@/lib/testing/practice-fixture'\nit('', () => {})\n",
  'lib/testing/practice-fixture.ts': 'export const a = 1\n',
}

function lawsAgainst(planted: Tree): string[] {
  return judgeHouse({ ...sound, ...planted }).map((fault) => `${fault.path}: ${fault.law}`)
}

const two = (path: string) => `import '${path}'\nexport const x = 1\n`

/** What is planted, where, and the law that must speak up. */
const planted: [string, Tree, RegExp][] = [
  [
    'a component that reads a noun',
    { 'components/ui/bad.tsx': two('@/lib/clients/queries') },
    /components does not import/,
  ],
  [
    'a component that reads the database',
    { 'components/ui/bad.tsx': two('@/lib/db/ids') },
    /components does not import lib\/db/,
  ],
  [
    'a component that imports a page',
    { 'components/ui/bad.tsx': two('../../app/_acts/add-and-send') },
    /does not import app/,
  ],
  [
    'a noun that imports a noun',
    { 'lib/notes/bad.ts': two('@/lib/clients/queries') },
    /noun\) does not import lib\/clients/,
  ],
  ['a noun that imports words', { 'lib/notes/bad.ts': two('@/lib/format/words') }, /does not import lib\/format/],
  ['a noun that imports secrets', { 'lib/notes/bad.ts': two('@/lib/crypto/keys') }, /does not import lib\/crypto/],
  [
    'a noun that knows Prisma',
    { 'lib/notes/bad.ts': two('@/lib/db/generated/client') },
    /only lib\/db imports the generated/,
  ],
  [
    'a page that knows Prisma by type',
    { 'app/bad.ts': "import type { A } from '@prisma/client'\nexport type B = A\n" },
    /know Prisma/,
  ],
  [
    'a type imported against an arrow',
    { 'lib/domain/bad.ts': "export type A = import('@/lib/db/ids').B\n" },
    /does not import lib\/db/,
  ],
  [
    'an import hidden in a call',
    { 'lib/domain/bad.ts': "export const a = () => import('../db/ids')\n" },
    /does not import lib\/db/,
  ],
  [
    'an import hidden in a require',
    { 'lib/format/bad.ts': "export const a = require('@/lib/auth/scope')\n" },
    /does not import lib\/auth/,
  ],
  [
    'a domain that imports React',
    { 'lib/domain/bad.ts': "import { cache } from 'react'\nexport const a = cache\n" },
    /zod, date-fns and itself/,
  ],
  [
    'a domain that reads a file',
    { 'lib/domain/bad.ts': "import { readFileSync } from 'node:fs'\nexport const a = readFileSync\n" },
    /zod, date-fns/,
  ],
  ['a domain with a clock', { 'lib/domain/bad.ts': 'export const a = () => new Date()\n' }, /no clock/],
  ['a domain with another clock', { 'lib/domain/bad.ts': 'export const a = () => Date.now()\n' }, /no clock/],
  [
    'a format that reads the server',
    { 'lib/format/bad.ts': two('@/lib/server/practice-action') },
    /does not import lib\/server/,
  ],
  [
    'auth that imports the server',
    { 'lib/auth/bad.ts': `import 'server-only'\n${two('@/lib/server/practice-action')}` },
    /lib\/auth does not import/,
  ],
  [
    'code that imports a test’s fixture',
    { 'app/bad.ts': two('@/lib/testing/practice-fixture') },
    /app does not import lib\/testing/,
  ],
  ['an entry that needs packages', { 'lib/launch/start.mjs': "import pg from 'pg'\nvoid pg\n" }, /node: imports only/],
  [
    'two files in a circle',
    { 'lib/domain/a.ts': two('./b'), 'lib/domain/b.ts': two('./a') },
    /circle: lib\/domain\/a -> lib\/domain\/b -> lib\/domain\/a/,
  ],
  ['a barrel by name', { 'lib/domain/index.ts': 'export const a = 1\n' }, /no barrels/],
  ['a barrel by another name', { 'lib/domain/all.ts': "export * from './scoring'\n" }, /no barrels/],
  [
    'a barrel that names each',
    { 'lib/format/all.ts': "export { wordOf } from './words'\nexport { SCORE } from '@/lib/domain/scoring'\n" },
    /no barrels/,
  ],
  ['a drawer for everything', { 'lib/format/date-utils.ts': 'export const a = 1\n' }, /no utils/],
  ['a folder for everything', { 'components/helpers/row.tsx': 'export const a = 1\n' }, /no utils/],
  ['a Manager', { 'lib/clients/client-manager.ts': 'export const a = 1\n' }, /no Service or Manager/],
  ['301 lines', { 'lib/format/long.ts': 'export {}\n'.repeat(301) }, /301 lines/],
  ['a stylesheet of 301 lines', { 'app/styles/long.css': 'p {}\n'.repeat(301) }, /301 lines/],
  ['a server file open to browsers', { 'lib/server/bad.ts': 'export const a = 1\n' }, /server-only/],
  ['a secret-keeper open to browsers', { 'lib/crypto/bad.ts': two('@/lib/env') }, /server-only/],
  ['a query open to browsers', { 'lib/notes/queries/bad.ts': 'export const a = 1\n' }, /server-only/],
  [
    'server-only after another import',
    { 'lib/db/bad.ts': "import '@/lib/env'\nimport 'server-only'\nexport const a = 1\n" },
    /server-only/,
  ],
  ['the environment read in a room', { 'app/bad.ts': 'export const a = process.env.NODE_ENV\n' }, /process\.env/],
  ['a setting read by the framework’s file', { 'proxy.ts': 'export const a = process.env.PORT\n' }, /process\.env/],
  [
    'the environment read by a side door',
    { 'lib/db/bad.ts': "import 'server-only'\nimport { env } from 'node:process'\nexport const a = env\n" },
    /process\.env/,
  ],
  [
    'the environment taken apart',
    { 'components/ui/bad.tsx': 'const { env } = process\nexport const a = env\n' },
    /process\.env/,
  ],
  [
    'a query put together from text',
    {
      'app/bad.ts':
        'export const f = (tx: { db: { $queryRawUnsafe: (sql: string) => void } }) => tx.db.$queryRawUnsafe("x")\n',
    },
    /bound to a query/,
  ],
  ['any', { 'lib/format/bad.ts': 'export const a = (b: any[]) => b\n' }, /no any/],
  ['any in a cast', { 'components/ui/bad.tsx': 'export const A = () => <p>{(1 as any).b} don’t</p>\n' }, /no any/],
  [
    'an action of another make',
    { 'app/x/actions.ts': "'use server'\nexport async function wipe() {}\n" },
    /wipe is not made by practiceAction/,
  ],
  [
    'an action passed on',
    { 'app/x/actions.ts': "'use server'\nexport { addClient } from '../clients/actions'\n" },
    /addClient is not made by/,
  ],
  [
    'actions.ts without its first line',
    { 'app/x/actions.ts': 'export const a = practiceAction({})\n' },
    /begins with 'use server'/,
  ],
  ['an action in another file', { 'app/x/wipe.ts': "'use server'\nexport const a = 1\n" }, /actions\.ts alone/],
  [
    'an action inside a page',
    { 'app/x/wipe.tsx': "export const A = () => { const b = async () => { 'use server' }; return b }\n" },
    /actions\.ts alone/,
  ],
  [
    'the maker called elsewhere',
    { 'app/x/wipe.ts': 'export const a = practiceAction({})\n' },
    /called in actions\.ts alone/,
  ],
  ['a name in camels', { 'components/ui/dateField.tsx': 'export const a = 1\n' }, /kebab-case/],
  ['a name in capitals', { 'components/ui/Row.tsx': 'export const a = 1\n' }, /kebab-case/],
  ['a new top-level folder', { 'src/a.ts': 'export const a = 1\n' }, /no such top-level folder/],
  ['a stray file at the root', { 'notes.txt': '' }, /no such file at the root/],
  ['a stray file in lib', { 'lib/things.ts': 'export const a = 1\n' }, /lib holds folders/],
  [
    'a default export nobody demands',
    { 'components/ui/bad.tsx': 'export default function Bad() { return null }\n' },
    /default exports only/,
  ],
  [
    'a query that takes no tx',
    { 'lib/notes/queries/bad.ts': "import 'server-only'\nexport async function f(id: string) { return id }\n" },
    /f takes tx first/,
  ],
]

describe('the test of the house', () => {
  it('finds nothing wrong with a sound house', () => {
    expect(lawsAgainst({})).toEqual([])
  })

  it.each(planted)('catches %s', (_name, tree, law) => {
    expect(lawsAgainst(tree).join('\n')).toMatch(law)
  })

  it('lets data, instruments and messages be long', () => {
    const long = 'export {}\n'.repeat(400)
    expect(
      lawsAgainst({
        'lib/domain/instruments/cta-40.ts': long,
        'lib/domain/messages/en/a.ts': long,
        'app/demo/data/demo.json': long,
      }),
    ).toEqual([])
  })
})

describe('the reader of source', () => {
  it('is not misled by words in comments, strings and JSX text', () => {
    const facts = readSource(
      'components/a.tsx',
      "// import 'a'\n/* require('b') any */\nconst c = `import('d')`\nexport const E = () => <p>it's any // import 'f'</p>\n",
    )
    expect(facts.imports).toEqual([])
    expect(facts.anyTypes).toEqual([])
    expect(facts.exports.map((each) => each.name)).toEqual(['E'])
  })

  it('tells types from values, and names the line', () => {
    const facts = readSource(
      'a.ts',
      "\nimport { type A, b } from './x'\nimport { type C } from './y'\nexport type { D } from './z'\n",
    )
    expect(facts.imports.map(({ from, isType, line }) => [from, isType, line])).toEqual([
      ['./x', false, 2],
      ['./y', true, 3],
      ['./z', true, 4],
    ])
  })
})
