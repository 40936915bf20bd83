import { Empty } from '@/components/ui/empty'

/** Nobody is on the list: what would bring someone here. */
export function NobodyNeeds() {
  return (
    <Empty title="Nobody needs attention now" level={3}>
      A client stands here when they ask to talk privately, may not be safe, cannot be reached, have waited for you past
      your promise, or answered in a way that asks for a look. Each reason says why and since when.
    </Empty>
  )
}
