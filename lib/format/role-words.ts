import type { Role } from '@/lib/domain/permissions'

const NAMES: Record<Role, string> = { owner: 'owner', clinician: 'clinician' }

const MEANINGS: Record<Role, string> = {
  owner: 'A clinician who also manages members and settings',
  clinician: 'Reads and writes all clients of the practice',
}

/** A role in the middle of a sentence. */
export function nameRole(role: Role): string {
  return NAMES[role]
}

/** A role at the start of a line. */
export function titleRole(role: Role): string {
  return `${NAMES[role].charAt(0).toUpperCase()}${NAMES[role].slice(1)}`
}

/** What a role may do, in one line. */
export function explainRole(role: Role): string {
  return MEANINGS[role]
}
