import { hkdfSync } from 'node:crypto'

export const MASTER_KEY_BYTES = 32

/**
 * Everything secret that the program needs comes from the one master key, so that copies which hold
 * the same key agree on role passwords, links and sealing keys without exchanging them.
 *
 * @param masterKey 32 random bytes
 * @param purpose a fixed name such as `role:app`; different purposes never share a secret
 * @param length bytes wanted, 32 unless told
 */
export function deriveSecret(masterKey: Buffer, purpose: string, length = 32): Buffer {
  if (masterKey.length !== MASTER_KEY_BYTES) throw new Error('The master key must be 32 bytes long')
  return Buffer.from(hkdfSync('sha256', masterKey, Buffer.alloc(0), `interdepend/${purpose}`, length))
}

/** Reads a master key written as base64url (or base64); null when it is not exactly 32 bytes. */
export function parseMasterKey(text: string): Buffer | null {
  const trimmed = text.trim()
  if (!/^[A-Za-z0-9_+/-]+={0,2}$/.test(trimmed)) return null
  const bytes = Buffer.from(trimmed, 'base64')
  return bytes.length === MASTER_KEY_BYTES ? bytes : null
}
