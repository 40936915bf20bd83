/** What can go wrong while the program starts, in one sentence each. `detail` is a place, an address or a cause. */
const sentences = {
  'port-taken': (port) =>
    `Port ${port} is taken by another program; choose another one, for example PORT=3001 npm start.`,
  'port-shut': (port) =>
    `Port ${port} is reserved for the system; choose one above 1023, for example PORT=3001 npm start.`,
  'port-bad': (port) => `PORT must be a number from 1 to 65535; it is "${port}".`,
  'host-bad': (host) => `This computer has no address ${host}; set HOST to one of its own addresses.`,
  'origin-bad': (origin) => `APP_ORIGIN must look like https://practice.example, without a path; it is "${origin}".`,
  'smtp-bad': () => 'SMTP_URL must look like smtp://user:password@mail.example:587.',
  'demo-bad': (value) => `INTERDEPEND_DEMO must be "on" or "off"; it is "${value}".`,
  'already-running': (address) => `Interdepend is already running from this folder at ${address}.`,
  'read-only': (place) => `Nothing can be written to ${place}: the disk is read-only.`,
  'not-allowed': (place) => `Nothing can be written to ${place}: this user may not; start as the user who owns it.`,
  'disk-full': (place) => `Nothing can be written to ${place}: the disk is full.`,
  'other-owner': (place) => `The database in ${place} belongs to another user; start as that user or as root.`,
  'data-shut': (place) =>
    `The user that Postgres runs as can no longer enter ${place}; open the folders above it to others (chmod o+x).`,
  'no-binaries': (kind) => `No Postgres comes with this program for ${kind}; set DATABASE_URL to a Postgres 18 server.`,
  'no-account': () =>
    'Postgres will not run as root, and no other user could be found or made; start as a normal user.',
  'data-version': (found) =>
    `The database in .data was made by Postgres ${found}, and this program brings Postgres 18.`,
  'data-half': (place) => `${place} is not empty and holds no database; move it away and start again.`,
  'postgres-dead': (cause) => `The database did not start: ${cause}`,
  'url-bad': () => 'DATABASE_URL must look like postgres://owner:password@host:5432/database.',
  'url-unreachable': (where) => `The database at ${where} (DATABASE_URL) cannot be reached.`,
  'url-refused': (where) => `The database at ${where} refuses the user or password of DATABASE_URL.`,
  'url-no-database': (where) => `There is no such database at ${where}; make it first, then set DATABASE_URL to it.`,
  'url-old': (version) => `DATABASE_URL leads to Postgres ${version}; Interdepend needs 16 or newer.`,
  'owner-weak': (role) => `The user of DATABASE_URL may not make the role ${role}; let it create roles.`,
  'role-strong': (role) => `The role ${role} may pass over row security or manage roles; take those rights from it.`,
  'role-foreign': (role) =>
    `The role ${role} on that server belongs to another installation with another key; give this one a server of its own.`,
  'role-refused': (role) => `The server refuses the role ${role} that was set up for it; look at its access rules.`,
  'key-unset': () =>
    'With DATABASE_URL the key must be given: set INTERDEPEND_KEY_FILE (or INTERDEPEND_KEY) to 32 bytes in base64url.',
  'key-malformed': (place) => `The key in ${place} is not 32 bytes in base64url.`,
  'key-unreadable': (place) => `The key file ${place} cannot be read.`,
  'key-lost': (place) =>
    `The key ${place} is missing, and the database beside it was made with one; put the key back from its backup.`,
  'key-wrong': (place) => `The key in ${place} is not the one this database was made with.`,
  'migration-failed': (cause) => `The database could not be brought up to date, and nothing was changed: ${cause}`,
  'migration-name': () => 'Name the migration, for example npm run db:migration -- add_notes.',
  'generate-failed': (cause) => `The database client could not be made: ${cause}`,
  'build-failed': (log) => `The program could not be built; what the build said is above and in ${log}.`,
  'server-dead': () => 'The web server stopped while it was starting; what it said is above.',
  'server-silent': (address) => `The web server did not answer at ${address} within a minute.`,
  'worker-alone': () => 'There is no database to take jobs from; start the program first with npm start.',
  'user-unknown': (email) => `Nobody signs in with ${email}.`,
  'user-missing': () => 'Say whose password to reset, for example npm run user:reset -- mara@practice.example.',
} satisfies Record<string, (detail: string) => string>

export type FailureCode = keyof typeof sentences

/** A start that cannot go on, for a reason a person can act on. Its message is the sentence to print. */
export class LaunchFailure extends Error {
  override readonly name = 'LaunchFailure'
  readonly code: FailureCode

  constructor(code: FailureCode, detail = '', cause?: unknown) {
    super(sentences[code](detail), { cause })
    this.code = code
  }
}

/** The sentence for any error: ours as it stands, the disk's in words, anything else with its own message. */
export function sayFailure(error: unknown): string {
  if (error instanceof LaunchFailure) return error.message
  const fault = diskFailure(error)
  if (fault) return fault.message
  return `Interdepend could not start: ${firstLine(error)}`
}

/** Turns a file system error into a failure with its place; null for anything else. */
export function diskFailure(error: unknown, place?: string): LaunchFailure | null {
  if (!(error instanceof Error)) return null
  const { code, path } = error as NodeJS.ErrnoException
  const where = place ?? path ?? 'this folder'
  if (code === 'EROFS') return new LaunchFailure('read-only', where, error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return new LaunchFailure('disk-full', where, error)
  if (code === 'EACCES' || code === 'EPERM') return new LaunchFailure('not-allowed', where, error)
  return null
}

/** First line of an error's message, with a full stop. */
export function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const line = text.split('\n').find((part) => part.trim() !== '') ?? 'no reason was given'
  return /[.!?]$/.test(line.trim()) ? line.trim() : `${line.trim()}.`
}
