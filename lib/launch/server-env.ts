import { join } from 'node:path'
import { deriveSecret } from '../crypto/keys'
import type { Database } from './database'
import type { Folders, Settings } from './settings'

/** What lib/env.ts reads, and nothing that reaches further than the server may. */
export function makeServerEnv(folders: Folders, settings: Settings, database: Database): Record<string, string> {
  return {
    APP_ORIGIN: settings.origin,
    NEXTAUTH_URL: settings.origin,
    NEXTAUTH_SECRET: deriveSecret(database.key.bytes, 'next-auth').toString('base64url'),
    DATABASE_URL_APP: database.urls.app,
    DATABASE_URL_IDENTITY: database.urls.identity,
    DATABASE_URL_WORKER: database.urls.worker,
    INTERDEPEND_OUTBOX: join(folders.data, 'outbox'),
    INTERDEPEND_DEMO: settings.isDemoOn ? 'on' : 'off',
    NEXT_TELEMETRY_DISABLED: '1',
    SMTP_URL: settings.smtpUrl ?? '',
    ...database.key.env,
  }
}

/** This process's environment without the owner's connection, the key and the mail account. */
export function withoutSecrets(): NodeJS.ProcessEnv {
  const {
    DATABASE_URL: _url,
    PGPASSWORD: _password,
    INTERDEPEND_KEY: _key,
    INTERDEPEND_KEY_FILE: _file,
    SMTP_URL: _mail,
    ...rest
  } = process.env
  return rest
}
