import { describe, expect, it } from 'vitest'
import { addSheetHref, caseloadHref, readCaseloadView } from '@/components/clients/caseload-rules'

describe('the caseload’s address', () => {
  it('says nothing of the view everyone starts with', () => {
    const start = { tab: 'all', sort: 'status', isDescending: false, page: 1, filters: [], clinicianId: null }
    expect(readCaseloadView({})).toEqual(start)
    expect(caseloadHref(new URLSearchParams('tab=due'), { tab: 'all' })).toBe('/caseload')
  })

  it('reads a view back as it was written', () => {
    const clinicianId = '0199a6f2-7c1b-7a33-9a7e-3d1c5b0f9e21'
    const href = caseloadHref(new URLSearchParams('sort=-client&page=4&sheet=add&hide=due'), {
      tab: 'unread',
      filters: ['beyond', 'mine'],
      clinicianId,
    })
    expect(href).not.toMatch(/page|sheet/)
    const view = readCaseloadView(new URLSearchParams(href.split('?')[1]))
    const sorted = { sort: 'client', isDescending: true, page: 1 }
    expect(view).toEqual({ ...sorted, tab: 'unread', filters: ['mine', 'beyond'], clinicianId })
  })

  // A mistyped or forged address shows the caseload, not an error.
  it.each([
    'tab=everything',
    'tab=due&tab=overdue',
    'sort=password',
    'page=-1',
    'page=99999999999999999999',
    'only=mine%27--',
    'clinician=Ines+Calder',
    'clinician[]=x',
  ])('makes %s harmless', (query) => {
    expect(readCaseloadView(new URLSearchParams(query))).toMatchObject({ page: 1, sort: 'status', clinicianId: null })
  })

  it('opens and closes the add sheet over the view that is there', () => {
    const opened = addSheetHref(new URLSearchParams('tab=due'), true)
    expect(opened).toBe('/caseload?tab=due&sheet=add')
    expect(addSheetHref(new URLSearchParams('tab=due&sheet=add'), false)).toBe('/caseload?tab=due')
  })
})
