import type { Metadata } from 'next'
import { NoPage } from '@/components/shell/no-page'

export const metadata: Metadata = { title: 'Not here' }

export default function NotFound() {
  return <NoPage />
}
