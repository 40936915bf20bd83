import { z } from 'zod'

/** Where a respondent's "Leave now" goes unless the practice chooses: a page that anyone might have open. */
export function defaultQuickExit(country: string): string {
  return country === 'GB' ? 'https://www.bbc.co.uk/weather' : 'https://www.wikipedia.org/'
}

/** A neutral address: https, a host with a dot, no user or password in it. Kept as the browser would write it. */
export const quickExitField = z
  .string('Enter an address')
  .trim()
  .min(1, 'Enter an address')
  .max(300, 'Shorten this to 300 characters or fewer')
  .transform((text, context) => {
    const url = URL.canParse(text) ? new URL(text) : null
    if (url?.protocol === 'https:' && url.hostname.includes('.') && !url.username && !url.password) return url.href
    context.addIssue({ code: 'custom', message: 'Enter a whole address that begins with https://', input: text })
    return z.NEVER
  })
