import 'server-only'
import { seedDemo } from '@/app/_acts/seed-demo/seed-demo'
import { enterDemo } from '@/lib/auth/demo-practice'

/** Whom the demo is opened as, by the number its data knows them by: 1 its owner, 2 its clinician. */
export type DemoKey = 1 | 2

/**
 * Opens a session in the demo practice, which is made first when there is none; nobody in it has a password.
 * @throws AppError NOT_FOUND when the demo cannot be made
 */
export async function openDemo(key: DemoKey, requestId: string): Promise<{ sessionToken: string }> {
  const { practiceId } = await seedDemo()
  return { sessionToken: await enterDemo(practiceId, requestId, key === 1 ? 'owner' : 'clinician') }
}
