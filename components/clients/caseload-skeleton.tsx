import { TableSkeleton } from '@/components/ui/skeleton'
import { Tabs } from '@/components/ui/tabs'

const TABS = ['All', 'Due', 'Overdue', 'Unread', 'Archived']

/** The caseload's frame while its rows are read: tabs, filters and a screenful of lines at their height. */
export function CaseloadSkeleton() {
  return (
    <>
      <Tabs
        label="Caseload views"
        tabs={TABS.map((label, index) => ({ href: `?tab=${label.toLowerCase()}`, label, isCurrent: index === 0 }))}
      />
      <div className="bar">
        <span className="skel h-[1.875rem] w-96 max-w-full" />
      </div>
      <div className="overflow-hidden">
        <TableSkeleton rows={12} columns={8} label="Loading the caseload" />
      </div>
    </>
  )
}
