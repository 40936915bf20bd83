import { NotePage } from '@/app/(practice)/clients/[clientId]/notes/note-page'

export const metadata = { title: 'Note' }

export default async function DraftNotePage({ params }: { params: Promise<{ clientId: string; noteId: string }> }) {
  const { clientId, noteId } = await params
  return <NotePage clientId={clientId} noteId={noteId} searchParams={{}} />
}
