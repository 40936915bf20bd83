import 'server-only'
import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { deriveSecret } from '@/lib/crypto/keys'
import { env } from '@/lib/env'

/** A secret for an address or a cookie: 32 random bytes as base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** A PIN: six decimal digits, each equally likely. */
export function newPin(): string {
  return String(randomInt(0, 1_000_000)).padStart(6, '0')
}

/** So many signs of an alphabet, each equally likely. */
export function drawSigns(alphabet: string, count: number): string {
  return Array.from({ length: count }, () => alphabet.charAt(randomInt(0, alphabet.length))).join('')
}

/** HMAC-SHA-256 of a short code: found before it is known whose it is, and not to be guessed from the table. */
export function hashCode(code: string): Uint8Array<ArrayBuffer> {
  const key = deriveSecret(env().masterKey, 'short-code')
  return new Uint8Array(createHmac('sha256', key).update(code, 'utf8').digest())
}

/** SHA-256 of a token, for looking it up. Only for secrets of 32 random bytes, which need no slow hash. */
export function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token, 'utf8').digest())
}

/** HMAC-SHA-256 of something guessable (an address, a phone number), one key per practice. */
export function keyedHash(practiceId: string, text: string): Uint8Array<ArrayBuffer> {
  const key = deriveSecret(env().masterKey, `hash:${practiceId}`)
  return new Uint8Array(createHmac('sha256', key).update(text, 'utf8').digest())
}

/** Compares two secrets without telling by its time where they differ. */
export function isSameSecret(left: string, right: string): boolean {
  const a = hashToken(left)
  const b = hashToken(right)
  return timingSafeEqual(a, b)
}
