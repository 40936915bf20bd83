import type { SearchParams } from '@/components/table/table-address'

/** What Home's address may ask for. `whose` null: what is usual for the one who looks. */
export type HomeView = { whose: 'mine' | 'all' | null; page: number }

/** Home's view from an address; whatever it holds, the answer is one the page can show. */
export function readHomeView(params: SearchParams): HomeView {
  const whose = params.whose === 'mine' || params.whose === 'all' ? params.whose : null
  const page = typeof params.page === 'string' && /^[1-9]\d{0,4}$/.test(params.page) ? Number(params.page) : 1
  return { whose, page }
}

/** The address of a view of Home. */
export function homeHref({ whose, page }: HomeView): string {
  const query = new URLSearchParams()
  if (whose) query.set('whose', whose)
  if (page > 1) query.set('page', String(page))
  const text = query.toString()
  return text ? `/home?${text}` : '/home'
}
