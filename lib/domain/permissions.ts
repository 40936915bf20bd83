export const ROLES = ['owner', 'clinician'] as const
export type Role = (typeof ROLES)[number]

const CLINICAL = [
  'clients:read',
  'clients:write',
  'forms:assign',
  'answers:review',
  'notes:write',
  'account:own',
] as const
const ADMINISTRATIVE = ['team:read', 'team:manage', 'practice:read', 'practice:manage'] as const

export type Permission = (typeof CLINICAL)[number] | (typeof ADMINISTRATIVE)[number]

const GRANTED: Record<Role, ReadonlySet<Permission>> = {
  owner: new Set<Permission>([...CLINICAL, ...ADMINISTRATIVE]),
  clinician: new Set<Permission>([...CLINICAL, 'team:read', 'practice:read']),
}

/** Whether a role may do this. A role that is not in the table may do nothing. */
export function isPermitted(role: string, permission: Permission): boolean {
  return GRANTED[role as Role]?.has(permission) ?? false
}
