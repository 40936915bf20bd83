import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** `server-only` throws outside a server bundle; in tests it is the empty module that the bundler would pick. */
const resolve = {
  alias: [
    { find: /^server-only$/, replacement: at('node_modules/server-only/empty.js') },
    { find: /^@\//, replacement: at('./') },
  ],
}

/** Tests that change what a process holds, its modules or its environment: each has one of its own. */
const alone = '**/*.alone.db.test.ts'
const elsewhere = ['**/node_modules/**', '**/.next*/**', 'e2e/**']
const tests = '{app,components,lib}/**'

const database = {
  setupFiles: ['lib/testing/database-setup.ts'],
  // Read here alone: tests that look at the database's own make-up ask for it by name.
  provide: {
    ownerUrl: process.env.DATABASE_URL_OWNER ?? '',
    drill: process.env.INTERDEPEND_DRILL ? { schedules: 1000, kills: 20 } : { schedules: 100, kills: 6 },
  },
  testTimeout: 90_000,
  hookTimeout: 90_000,
}

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: [`${tests}/*.test.{ts,tsx}`],
          exclude: ['**/*.db.test.ts', ...elsewhere],
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        resolve,
        test: {
          ...database,
          name: 'db',
          include: [`${tests}/*.db.test.ts`],
          exclude: [alone, ...elsewhere],
          isolate: false,
        },
      },
      { resolve, test: { ...database, name: 'alone', include: [alone], exclude: elsewhere } },
    ],
  },
})
