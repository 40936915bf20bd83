import type { Metadata } from 'next'
import { ForbiddenPage } from '@/components/shell/no-page'

export const metadata: Metadata = { title: 'Not allowed' }

export default function Forbidden() {
  return <ForbiddenPage />
}
