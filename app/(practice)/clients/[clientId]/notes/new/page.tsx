import { NotePage } from '@/app/(practice)/clients/[clientId]/notes/note-page'

export const metadata = { title: 'New note' }

type Props = {
  params: Promise<{ clientId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function NewNotePage({ params, searchParams }: Props) {
  const { clientId } = await params
  return <NotePage clientId={clientId} noteId={null} searchParams={await searchParams} />
}
