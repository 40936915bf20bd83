/** Whom a member is responsible for: "12 clients", "12 clients, 3 archived", "No clients". */
export function wordResponsible(active: number, archived: number): string {
  const words = [active > 0 && countClients(active), archived > 0 && `${archived} archived`].filter(Boolean)
  return words.join(', ') || 'No clients'
}

/** What changes hands when a member leaves: "their 12 clients, and 3 archived"; null when nothing does. */
export function wordHandOver(active: number, archived: number): string | null {
  if (active === 0 && archived === 0) return null
  if (archived === 0) return `their ${countClients(active)}`
  return active === 0 ? `their ${archived} archived` : `their ${countClients(active)} and ${archived} archived`
}

function countClients(count: number): string {
  return count === 1 ? '1 client' : `${count} clients`
}
