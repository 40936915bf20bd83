import 'server-only'
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { deriveSecret } from '@/lib/crypto/keys'
import { env } from '@/lib/env'

/** Where a sealed value belongs. A value moved to another row, column or practice no longer opens. */
export type SealedPlace = { table: string; column: string; practiceId: string; rowId: string }

const KEY_ID = 1
const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * Encrypts text at rest: AES-256-GCM, bytes = key id (1) | iv (12) | tag (16) | ciphertext,
 * authenticated with table|column|practice|row (NIST SP 800-38D).
 */
export function sealText(place: SealedPlace, text: string): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyOf(KEY_ID), iv)
  cipher.setAAD(additionalData(place))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return new Uint8Array(Buffer.concat([Buffer.from([KEY_ID]), iv, cipher.getAuthTag(), body]))
}

/**
 * Opens what sealText made for the same place.
 * @throws Error when the key, the place or the bytes do not match.
 */
export function openText(place: SealedPlace, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed)
  const keyId = bytes[0] ?? 0
  const iv = bytes.subarray(1, 1 + IV_BYTES)
  const tag = bytes.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', keyOf(keyId), iv)
  decipher.setAAD(additionalData(place))
  decipher.setAuthTag(tag)
  return Buffer.concat([decipher.update(bytes.subarray(1 + IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
}

const keys = new Map<number, Buffer>()

function keyOf(keyId: number): Buffer {
  let key = keys.get(keyId)
  if (!key) {
    key = deriveSecret(env().masterKey, `seal:${keyId}`)
    keys.set(keyId, key)
  }
  return key
}

function additionalData({ table, column, practiceId, rowId }: SealedPlace): Buffer {
  return Buffer.from(`${table}|${column}|${practiceId}|${rowId}`, 'utf8')
}
