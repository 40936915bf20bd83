import { AddButton } from '@/components/clients/add-button'
import { caseloadHref } from '@/components/clients/caseload-rules'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import type { CaseloadTab, CaseloadView } from '@/lib/domain/caseload'

/** Before the first client: what happens next, and the button that does it. */
export function NoClients() {
  return (
    <Empty
      title="No clients yet"
      action={<AddButton />}
      steps={['Name, and how they may be reached', 'Which form, and until when', 'Read the exact message, then send']}
    >
      Add the first one and send a form in the same step. They need no account, and nothing is sent until you say how
      they may be reached.
    </Empty>
  )
}

const TAB_WORDS: Record<CaseloadTab, { title: string; words: string }> = {
  all: { title: 'No open files', words: 'Every client here is archived. Restore one from Archived, or add the next.' },
  due: {
    title: 'Nothing is due',
    words: 'A form stands here from the day it is sent until it is answered or its day has passed.',
  },
  overdue: {
    title: 'Nothing is overdue',
    words: 'A form stands here once its due day has passed and its link is still open.',
  },
  unread: {
    title: 'Everything is read',
    words: 'Answers stand here from the moment they come in until their clinician has reviewed them.',
  },
  archived: {
    title: 'No archived files',
    words: 'Archive a client from their page, or tick several here. Answers and notes stay.',
  },
}

/** No row in this view: why, and the one way on. */
export function NoMatches({ view, params, search }: { view: CaseloadView; params: URLSearchParams; search: string }) {
  const isNarrowed = view.filters.length > 0 || view.clinicianId !== null
  const everyone = caseloadHref(params, { filters: [], clinicianId: null, tab: search ? 'all' : view.tab })
  if (search) {
    return (
      <Empty
        title="No client of that name here"
        action={
          isNarrowed || view.tab !== 'all' ? <LinkButton href={everyone}>Look in the whole caseload</LinkButton> : null
        }
      >
        Names are found by any part of them. Archived files have a tab of their own.
      </Empty>
    )
  }
  if (isNarrowed) {
    return (
      <Empty title="No client fits these filters" action={<LinkButton href={everyone}>Clear the filters</LinkButton>}>
        Take one away to see more.
      </Empty>
    )
  }
  const { title, words } = TAB_WORDS[view.tab]
  return <Empty title={title}>{words}</Empty>
}
