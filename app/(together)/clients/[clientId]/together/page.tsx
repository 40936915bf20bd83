import type { Metadata } from 'next'
import { readTogether } from '@/app/(practice)/clients/[clientId]/_print/load-together'
import { TogetherView } from '@/components/print/together-view'
import type { SearchParams } from '@/components/table/table-address'
import { practiceLoader } from '@/lib/server/practice-loader'

export const metadata: Metadata = { title: 'Your answers' }

type Props = { params: Promise<{ clientId: string }>; searchParams: Promise<SearchParams> }

export default async function TogetherPage({ params, searchParams }: Props) {
  const { clientId } = await params
  const query = await searchParams
  const view = await practiceLoader('clients:read', (tx, member) => readTogether(tx, member, clientId, query))
  return <TogetherView {...view} />
}
