'use client'

import { useRouter } from 'next/navigation'
import { caseloadHref } from '@/components/clients/caseload-rules'
import { ChipLink, Chips } from '@/components/ui/chip'
import {
  type CaseloadFilter,
  type CaseloadView,
  COUNTED_FILTERS,
  type CountedFilter,
  type FilterCounts,
} from '@/lib/domain/caseload'

export type ClinicianOption = { id: string; name: string; isActive: boolean }

const LABELS: Record<CaseloadFilter, string> = {
  mine: 'Mine',
  missed: 'Missed',
  unfinished: 'Opened, not finished',
  beyond: 'Beyond error',
  confirm: 'Contact to confirm',
  folded: 'Safety review open',
}

export type CaseloadFiltersProps = {
  view: CaseloadView
  params: URLSearchParams
  clinicians: ClinicianOption[]
  counts: FilterCounts
}

/** Chips that narrow the list, and whose clients; all of it lives in the address. */
export function CaseloadFilters({ view, params, clinicians, counts }: CaseloadFiltersProps) {
  const router = useRouter()
  const flip = (filter: CaseloadFilter) =>
    view.filters.includes(filter) ? view.filters.filter((each) => each !== filter) : [...view.filters, filter]
  return (
    <Chips label="Filters">
      {(Object.keys(LABELS) as CaseloadFilter[]).map((filter) => (
        <ChipLink
          key={filter}
          href={caseloadHref(params, { filters: flip(filter) })}
          isOn={view.filters.includes(filter)}
        >
          {LABELS[filter]}
          {isCounted(filter) ? <span className="num"> {counts[filter]}</span> : null}
        </ChipLink>
      ))}
      {clinicians.length > 1 ? (
        <label className="chip-pick">
          <span className="vh">Clinician</span>
          <select
            className="field"
            value={view.clinicianId ?? ''}
            onChange={(event) =>
              router.push(caseloadHref(params, { clinicianId: event.currentTarget.value || null }), { scroll: false })
            }
          >
            <option value="">All clinicians</option>
            {clinicians.map((clinician) => (
              <option key={clinician.id} value={clinician.id}>
                {clinician.name}
                {clinician.isActive ? '' : ' (left)'}
              </option>
            ))}
          </select>
        </label>
      ) : null}
    </Chips>
  )
}

function isCounted(filter: CaseloadFilter): filter is CountedFilter {
  return COUNTED_FILTERS.some((each) => each === filter)
}
