import { defineConfig } from 'playwright/test'
import type { HouseOptions } from './house'

/** Names by which lib/launch tells a server what it needs: one started beside it gets the same. */
const SERVER = /^(APP_ORIGIN|NEXTAUTH_|DATABASE_URL_(APP|IDENTITY|WORKER)$|INTERDEPEND_|NEXT_TELEMETRY|SMTP_URL)/
const serverEnv = Object.fromEntries(
  Object.entries(process.env).flatMap(([name, value]) => (SERVER.test(name) && value ? [[name, value]] : [])),
)

const { E2E_ORIGIN, E2E_CHROMIUM, E2E_SETUP_URL, E2E_DEMO_URL, E2E_BUILD_FOLDER } = process.env

// As root Chromium runs without its sandbox; nothing here looks at a page that is not our own.
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

export default defineConfig<HouseOptions>({
  testDir: '.',
  outputDir: '../test-results',
  tsconfig: './tsconfig.json',
  retries: 0,
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  use: {
    baseURL: E2E_ORIGIN ?? 'http://127.0.0.1:3000',
    setupUrl: E2E_SETUP_URL ?? '',
    demoUrl: E2E_DEMO_URL ?? '',
    buildFolder: E2E_BUILD_FOLDER ?? '.next-test',
    serverEnv,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
    trace: 'off',
    serviceWorkers: 'block',
    launchOptions: { args: flags, ...(E2E_CHROMIUM ? { executablePath: E2E_CHROMIUM } : {}) },
  },
})
