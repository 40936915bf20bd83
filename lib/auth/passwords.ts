import 'server-only'
import { hash, verify } from '@node-rs/argon2'

/** Argon2id with the parameters OWASP gives for 19 MiB: m = 19456, t = 2, p = 1. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const AT_ONCE = 2

/** Hashes a password for storage. Two at a time on this server; more wait. */
export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), PARAMETERS))
}

/**
 * Whether the password fits. With no stored hash (unknown account, none chosen yet) the same work is done against a
 * hash nobody knows, so that the answer takes as long.
 */
export async function isPasswordRight(stored: string | null, password: string): Promise<boolean> {
  unknown ??= await hashPassword(crypto.randomUUID())
  const fits = await inTurn(() => verify(stored ?? unknown ?? '', password.normalize('NFKC')))
  return stored !== null && fits
}

let unknown: string | undefined
let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  while (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  running += 1
  try {
    return await work()
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}
