import type { ReactNode } from 'react'
import { pageMember } from '@/lib/server/practice-loader'

export default async function PracticeLayout({ children }: { children: ReactNode }) {
  await pageMember()
  return children
}
