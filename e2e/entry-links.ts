import { identityDb } from '@/lib/db/identity-db'
import { newId } from '@/lib/db/ids'

type Invited = { practiceId: string; email: string; name: string; role: 'owner' | 'clinician' }

/** Address of a one-time set-up link, like the one that the start prints. */
export async function makeSetUpLink(): Promise<string> {
  return `/set-up/${await insertLink('setup')}`
}

/** Address that opens the demo practice. */
export async function makeDemoLink(): Promise<string> {
  return `/demo/${await insertLink('demo')}`
}

/** Address of an invitation. */
export async function makeJoinLink(invited: Invited): Promise<string> {
  return `/join/${await insertLink('join', invited)}`
}

/** Address at which an account chooses a new password. */
export async function makeResetLink(userId: string): Promise<string> {
  return `/reset/${await insertLink('reset', { userId })}`
}

async function insertLink(
  kind: 'setup' | 'demo' | 'join' | 'reset',
  fields: Partial<Invited> & { userId?: string } = {},
) {
  return identityDb(async (tx) => {
    const token = tx.newToken()
    await tx.db.entryLink.createMany({
      data: {
        id: newId(tx.now),
        kind,
        tokenHash: tx.hashToken(token),
        practiceId: null,
        createdAt: tx.now,
        expiresAt: new Date(tx.now.getTime() + 3_600_000),
        ...fields,
      },
    })
    return token
  })
}
